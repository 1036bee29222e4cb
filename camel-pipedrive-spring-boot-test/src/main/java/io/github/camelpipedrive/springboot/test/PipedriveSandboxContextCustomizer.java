// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
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

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        PipedriveSandbox sandbox =
                PipedriveSandbox.builder(options.toArray(String[]::new)).start();
        beans.registerSingleton(NAME, sandbox);
        // Closed with the context, also with one that fails to start.
        beans.registerDisposableBean(NAME, sandbox::close);
        Map<String, Object> properties = new LinkedHashMap<>(sandbox.properties());
        // Where the application's own file says so, calls would go to the company, or nowhere as the base URL is set,
        // too.
        properties.put("camel.component.pipedrive.company-domain", "");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(NAME, properties));
    }
}
