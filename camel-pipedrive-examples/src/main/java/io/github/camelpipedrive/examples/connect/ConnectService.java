// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.connect;

import java.util.Map;

import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.examples.program.Service;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * The service as a program. With {@code PIPEDRIVE_CLIENT_ID}, {@code PIPEDRIVE_CLIENT_SECRET} and
 * {@code PIPEDRIVE_REDIRECT_URI} in the environment its users connect real accounts, otherwise those of a sandbox that
 * it starts. It listens on this machine only, as it shows everybody all connected accounts.
 */
public final class ConnectService implements AutoCloseable {

    static final Service PROGRAM = new Service("PIPEDRIVE_CLIENT_ID", ConnectService::app, ConnectService::run);

    private final Main main = new Main();
    private final int port;

    private ConnectService(int port, Map<String, String> pipedrive) {
        this.port = port;
        TokenStore store = new MemoryTokenStore();
        main.bind("tokenStore", store);
        main.bind("pages", new Pages(store));
        main.setDefaultPropertyPlaceholderLocation("classpath:connect/service.properties");
        main.addInitialProperty("camel.server.port", String.valueOf(port));
        pipedrive.forEach((name, value) -> main.addInitialProperty("camel.component.pipedrive." + name, value));
    }

    /**
     * Runs the service until it is stopped. Ends with status 2 when an argument or the environment is wrong, with 1 when
     * it can't start.
     *
     * @param arguments the port to listen on; 8080 if omitted
     * @throws Exception when Camel does not start
     */
    public static void main(String[] arguments) throws Exception {
        PROGRAM.runOrExit(arguments);
    }

    private static void run(int port, Map<String, String> app) throws Exception {
        if (app.isEmpty()) {
            try (PipedriveSandbox sandbox = sandbox(port);
                    ConnectService service = with(sandbox, port)) {
                service.run("a sandbox, " + sandbox.baseUrl());
            }
        } else {
            try (ConnectService service = new ConnectService(port, app)) {
                service.run("your own app at Pipedrive");
            }
        }
    }

    private static Map<String, String> app(Map<String, String> environment) {
        return Map.of(
                "client-id", required(environment, "PIPEDRIVE_CLIENT_ID"),
                "client-secret", required(environment, "PIPEDRIVE_CLIENT_SECRET"),
                "redirect-uri", required(environment, "PIPEDRIVE_REDIRECT_URI"));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing in the environment");
        }
        return value;
    }

    /** A sandbox with two companies and some deals, in which the service is registered as an app. */
    static PipedriveSandbox sandbox(int port) {
        PipedriveSandbox sandbox = PipedriveSandbox.builder()
                .app("connect-example", "connect-example-secret", callback(port))
                .company(440_056, "Northwind Floors", "northwind-sandbox")
                .start();
        sandbox.add("deal", Map.of("title", "Slate for the town hall", "value", 12_500));
        sandbox.add("deal", Map.of("title", "Mosaic, Villa <Rosa> & pool", "value", 3900));
        sandbox.company("northwind-sandbox").add("deal", Map.of("title", "Oak planks", "value", 4800));
        return sandbox;
    }

    private static String callback(int port) {
        return "http://localhost:" + port + "/pipedrive/callback";
    }

    /** The service for accounts of this sandbox. */
    static ConnectService with(PipedriveSandbox sandbox, int port) {
        return new ConnectService(
                port,
                Map.of(
                        "base-url", sandbox.baseUrl(),
                        "oauth-url", sandbox.baseUrl(),
                        "client-id", "connect-example",
                        "client-secret", "connect-example-secret",
                        "redirect-uri", callback(port)));
    }

    void start() {
        main.start();
    }

    private void run(String pipedrive) throws Exception {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println();
                System.out.println("Open " + url() + " and connect an account. Pipedrive is " + pipedrive + ".");
                System.out.println("Stop with Ctrl-C.");
            }
        });
        main.run();
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    @Override
    public void close() {
        main.stop();
    }
}
