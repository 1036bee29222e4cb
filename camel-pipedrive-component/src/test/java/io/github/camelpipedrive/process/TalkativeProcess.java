// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.TokenCipher;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;

/** Connects, renews, calls, fails and is uninstalled, and says all that can be said about it: logs, exceptions, JMX, texts of objects. */
public final class TalkativeProcess {

    static final String CLIENT_SECRET = "client-secret-4711";
    static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    static final String CONFIGURED_REFRESH_TOKEN = "configured-refresh-token-4711";
    static final String CODE = "authorization-code-4711";

    private TalkativeProcess() {}

    /**
     * Runs it.
     *
     * @param arguments server, folder, parameters of a route's URI, and the file for a dump of the heap
     */
    public static void main(String[] arguments) throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret(CLIENT_SECRET);
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setBaseUrl(arguments[0]);
        component.getConfiguration().setOauthUrl(arguments[0]);
        component.getConfiguration().setTokenDirectory(arguments[1]);
        component.getConfiguration().setTokenEncryptionKey(KEY);
        component.getConfiguration().setAccount("acme");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.setLoadHealthChecks(true);
            context.setDevConsole(true);
            ProducersHealthCheckRepository producers = new ProducersHealthCheckRepository();
            producers.setEnabled(true);
            HealthCheckRegistry.get(context).register(producers);
            Properties properties = new Properties();
            properties.setProperty("client.secret", CLIENT_SECRET);
            properties.setProperty("refresh.token", CONFIGURED_REFRESH_TOKEN);
            properties.setProperty("encryption.key", KEY);
            context.getPropertiesComponent().setInitialProperties(properties);
            context.addComponent("pipedrive", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:deal").to("pipedrive:deal/get" + arguments[2]);
                }
            });
            context.start();
            dance(context.createProducerTemplate());
            HealthCheckHelper.invoke(context, "full").forEach(TalkativeProcess::describe);
            DevConsole console = context.getCamelContextExtension()
                    .getContextPlugin(DevConsoleRegistry.class)
                    .resolveById("pipedrive");
            say(console.call(DevConsole.MediaType.TEXT, Map.of()));
            say(console.call(DevConsole.MediaType.JSON, Map.of()));
            FileTokenStore store = new FileTokenStore(Path.of(arguments[1]), TokenCipher.of(KEY));
            say(store + " " + store.load("acme") + " " + component.getConfiguration() + " " + TokenCipher.of(KEY));
            for (Endpoint each : context.getEndpoints()) {
                say(each);
            }
            sayBeans();
            uninstall(context.createProducerTemplate());
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[3], true);
        }
        say("done");
    }

    private static void dance(ProducerTemplate template) {
        String state = send(template, "pipedrive:oauth/authorizeUrl", Map.of(PipedriveConstants.ACCOUNT, "acme"))
                .getMessage()
                .getBody(String.class)
                .replaceFirst(".*&state=", "");
        Map<String, Object> callback = Map.of("CamelPipedrive.state", state, "CamelPipedrive.code", CODE);
        Map<String, Object> account = Map.of(PipedriveConstants.ACCOUNT, "acme");
        report(send(template, "pipedrive:oauth/connect", callback));
        report(send(template, "pipedrive:oauth/connect", callback));
        for (int i = 0; i < 3; i++) {
            report(send(template, "pipedrive:deal/get?id=1", account));
            report(send(template, "pipedrive:oauth/refresh", account));
        }
        report(send(template, "pipedrive:deal/get?id=2&retryDelay=1", account));
        report(send(template, "direct:deal", Map.of("CamelPipedrive.id", 1)));
        report(send(template, "pipedrive:oauth/revoke", account));
    }

    private static void uninstall(ProducerTemplate template) {
        Map<String, Object> notice = new HashMap<>();
        notice.put("CamelPipedrive.client_id", "client");
        notice.put("CamelPipedrive.company_id", 7);
        notice.put("CamelPipedrive.user_id", 9);
        for (String pair : List.of("another:" + CLIENT_SECRET, "client:" + CLIENT_SECRET)) {
            byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
            notice.put(
                    "CamelPipedrive.authorization",
                    "Basic " + Base64.getEncoder().encodeToString(bytes));
            report(send(template, "pipedrive:oauth/forget", notice));
        }
    }

    private static Exchange send(ProducerTemplate template, String uri, Map<String, Object> headers) {
        return template.request(uri, exchange -> exchange.getMessage().setHeaders(new HashMap<>(headers)));
    }

    private static void report(Exchange exchange) {
        say(exchange.getMessage().getBody());
        if (exchange.getException() != null) {
            exchange.getException().printStackTrace(System.out);
        }
    }

    static void sayBeans() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        int count = 0;
        for (ObjectName name : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                try {
                    say(name + " " + attribute.getName() + "=" + beans.getAttribute(name, attribute.getName()));
                    count++;
                } catch (JMException e) {
                    say(name + " " + attribute.getName() + " can't be read");
                }
            }
        }
        say("JMX attributes: " + count);
    }

    private static void describe(HealthCheck.Result health) {
        say("health " + health.getCheck().getId() + " " + health.getState() + " " + health.getMessage() + " "
                + health.getDetails() + " " + health.getError());
    }

    private static void say(Object text) {
        System.out.println(text);
    }
}
