// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.camelpipedrive.PipedriveComponent;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that has an account, makes its component itself, and does not want its routes checked. */
class ConfiguredApplicationTest {

    private static final String FEATURES = "dev-services.txt";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(JavaRoutes.class, OwnComponent.class))
            .overrideConfigKey("camel.component.pipedrive.apiTokens[north]", "token-of-north")
            .overrideConfigKey("quarkus.camel-pipedrive.check-routes", "false")
            .addBuildChainCustomizer(chain -> chain.addBuildStep(context -> {
                        List<String> features = context.consumeMulti(DevServicesResultBuildItem.class).stream()
                                .map(DevServicesResultBuildItem::getName)
                                .toList();
                        context.produce(new GeneratedResourceBuildItem(
                                FEATURES, String.join("\n", features).getBytes(StandardCharsets.UTF_8)));
                    })
                    .consumes(DevServicesResultBuildItem.class)
                    .produces(GeneratedResourceBuildItem.class)
                    .build());

    @Inject
    CamelContext camel;

    public static final class JavaRoutes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:a").to("log:a");
        }

        /** The check would read it; nobody calls it. */
        void unused() {
            from("direct:b").to("pipedrive:deal/serach");
        }
    }

    @ApplicationScoped
    static class OwnComponent {

        @Produces
        @Singleton
        @Named("pipedrive")
        PipedriveComponent component() {
            PipedriveComponent component = new PipedriveComponent();
            component.getConfiguration().setMaxRetries(7);
            return component;
        }
    }

    @Test
    void startsNoSandbox() throws Exception {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FEATURES)) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain(PipedriveProcessor.FEATURE);
        }
        assertThat(camel.getComponent("pipedrive", PipedriveComponent.class)
                        .getConfiguration()
                        .getBaseUrl())
                .isNull();
    }

    @Test
    void usesTheComponentOfTheApplicationWithItsProperties() {
        PipedriveComponent component = camel.getComponent("pipedrive", PipedriveComponent.class);

        assertThat(component.getConfiguration().getMaxRetries()).isEqualTo(7);
        assertThat(component.getConfiguration().getApiTokens()).containsEntry("north", "token-of-north");
    }

    @Test
    void isBuiltWithoutTheCheck() {
        assertThat(camel.getRoutes()).hasSize(1);
    }
}
