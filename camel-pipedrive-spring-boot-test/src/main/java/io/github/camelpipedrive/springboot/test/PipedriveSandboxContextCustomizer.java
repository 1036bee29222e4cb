// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts the sandbox of an application context, which closes it again. Equal customizers share a context in Spring's
 * cache.
 *
 * @param options the options of the sandbox's program
 */
record PipedriveSandboxContextCustomizer(List<String> options) implements ContextCustomizer {

    /** The sandbox's bean, and what sets the properties. */
    static final String NAME = "pipedriveSandbox";

    private static final String TOKEN = "camel.component.pipedrive.api-token";
    private static final String ACCOUNTS = "camel.component.pipedrive.api-tokens";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        PipedriveSandbox sandbox =
                PipedriveSandbox.builder(options.toArray(String[]::new)).start();
        beans.registerSingleton(NAME, sandbox);
        // Closed with the context, also with one that fails to start.
        beans.registerDisposableBean(NAME, sandbox::close);
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> properties = new LinkedHashMap<>(sandbox.properties());
        giveEachAccountTheToken(properties, environment);
        // Where the application's own file says so, calls would go to the company, or nowhere as the base URL is set,
        // too.
        properties.put("camel.component.pipedrive.company-domain", "");
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, properties));
    }

    /** An application that has accounts only keeps them, and has no other one in its tests. */
    private static void giveEachAccountTheToken(Map<String, Object> properties, ConfigurableEnvironment environment) {
        Map<String, String> accounts = Binder.get(environment)
                .bind(ACCOUNTS, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        Object token = properties.get(TOKEN);
        accounts.keySet().forEach(account -> properties.put(ACCOUNTS + "[" + account + "]", token));
        if (!accounts.isEmpty() && !environment.containsProperty(TOKEN)) {
            properties.remove(TOKEN);
        }
    }
}
