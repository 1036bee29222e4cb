// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

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
        Map<String, Object> accounts = accounts(environment, sandbox.token());
        Map<String, Object> properties = new LinkedHashMap<>(sandbox.properties());
        if (!accounts.isEmpty() && !environment.containsProperty(TOKEN)) {
            // An application that has accounts by name only has no other one in its tests.
            properties.remove(TOKEN);
        }
        // Where the application's own file says so, calls would go to the company, or nowhere as the base URL is set,
        // too.
        properties.put("camel.component.pipedrive.company-domain", "");
        MutablePropertySources sources = environment.getPropertySources();
        addAfterTheTestsOwn(new MapPropertySource(NAME + "Accounts", accounts), sources);
        sources.addFirst(new MapPropertySource(NAME, properties));
    }

    /** The token of the sandbox for each account that is configured. */
    private static Map<String, Object> accounts(ConfigurableEnvironment environment, String token) {
        return Binder.get(environment)
                .bind(ACCOUNTS, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .keySet()
                .stream()
                .collect(Collectors.toMap(account -> ACCOUNTS + "[" + account + "]", account -> token));
    }

    /** A test may give an account a token that is meant to be wrong. */
    private static void addAfterTheTestsOwn(MapPropertySource source, MutablePropertySources sources) {
        String ofTheTest = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;
        if (sources.contains(ofTheTest)) {
            sources.addAfter(ofTheTest, source);
        } else {
            sources.addFirst(source);
        }
    }
}
