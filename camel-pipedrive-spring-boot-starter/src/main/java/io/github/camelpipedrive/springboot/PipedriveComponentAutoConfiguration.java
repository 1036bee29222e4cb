// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Gives the component {@code pipedrive} what {@code camel.component.pipedrive.*} says. Components with other names, such
 * as a bean {@code north}, keep the settings that they were made with.
 */
@AutoConfiguration(before = CamelAutoConfiguration.class)
@ConditionalOnClass(PipedriveComponent.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.pipedrive"})
@EnableConfigurationProperties({
    ComponentConfigurationProperties.class,
    PipedriveComponentConfiguration.class,
    PipedriveSslProperties.class
})
public class PipedriveComponentAutoConfiguration {

    private static final String SSL_BUNDLE = "camel.component.pipedrive.ssl-bundle";

    /** Made by Spring. */
    PipedriveComponentAutoConfiguration() {}

    @Bean
    @ConfigurationPropertiesBinding
    static PipedriveComponentConverter pipedriveComponentConverter(
            ListableBeanFactory beans, ObjectProvider<CamelContext> camel) {
        return new PipedriveComponentConverter(beans, camel);
    }

    @Bean
    @ConfigurationPropertiesBinding
    static CamelDurationConverter pipedriveDurationConverter() {
        return new CamelDurationConverter();
    }

    @Bean
    ComponentCustomizer pipedriveComponentCustomizer(
            CamelContext camel, PipedriveComponentConfiguration settings, Environment environment) {
        return ComponentCustomizer.builder(PipedriveComponent.class)
                .withCondition((name, component) -> PipedriveConstants.SCHEME.equals(name)
                        && HierarchicalPropertiesEvaluator.evaluate(
                                environment, "camel.component.customizer", "camel.component.pipedrive.customizer"))
                .build((PipedriveComponent component) -> configure(camel, settings, component));
    }

    private static void configure(
            CamelContext camel, PipedriveComponentConfiguration settings, PipedriveComponent component) {
        // First, as the other options are set in it.
        if (settings.getConfiguration() != null) {
            component.setConfiguration(settings.getConfiguration());
        }
        CamelPropertiesHelper.copyProperties(camel, settings, component);
        if (settings.getApiTokens() != null) {
            // Of a map, Camel resolves no placeholders.
            Map<String, String> tokens = new LinkedHashMap<>(settings.getApiTokens());
            tokens.replaceAll((account, token) -> camel.resolvePropertyPlaceholders(token));
            component.getConfiguration().setApiTokens(tokens);
        }
    }

    /** The bundle is looked up at once: one that is not there fails the start, whether a route uses the component or not. */
    @Bean
    @ConditionalOnProperty(SSL_BUNDLE)
    ComponentCustomizer pipedriveSslBundleCustomizer(
            PipedriveSslProperties ssl, PipedriveComponentConfiguration settings, ObjectProvider<SslBundles> bundles) {
        if (settings.getSslContextParameters() != null) {
            throw new IllegalArgumentException(
                    "camel.component.pipedrive has both ssl-bundle and ssl-context-parameters,"
                            + " of which one decides about TLS. Remove the other one.");
        }
        BundledSslContextParameters parameters =
                new BundledSslContextParameters(bundles.getObject().getBundle(ssl.getSslBundle()));
        return ComponentCustomizer.builder(PipedriveComponent.class)
                .withCondition((name, component) -> PipedriveConstants.SCHEME.equals(name))
                .build((PipedriveComponent component) ->
                        component.getConfiguration().setSslContextParameters(parameters));
    }
}
