// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import io.quarkus.test.QuarkusUnitTest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.quarkus.core.deployment.spi.CamelRouteResourceBuildItem;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

class UnknownOperationTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(JavaRoutes.class)
                    .addAsResource(
                            new StringAsset("- from: {uri: 'direct:a', steps: [{to: 'pipedrive:deal/serach?term=x'}]}"),
                            "routes/search.camel.yaml"))
            // The route files that Camel Quarkus finds in an application; it does not look into the archive of a test.
            .addBuildChainCustomizer(chain -> chain.addBuildStep(context ->
                            context.produce(new CamelRouteResourceBuildItem("classpath:routes/search.camel.yaml")))
                    .produces(CamelRouteResourceBuildItem.class)
                    .build())
            .overrideConfigKey("quarkus.camel-pipedrive.devservices.enabled", "false")
            .assertException(failure -> assertThat(failure)
                    .rootCause()
                    .hasMessageContaining("routes/search.camel.yaml names pipedrive:deal/serach?term=x:"
                            + " Unknown operation 'deal/serach'. Did you mean 'deal/search'?")
                    .hasMessageContaining("UnknownOperationTest$JavaRoutes names pipedrive:person/creat:"
                            + " Unknown operation 'person/creat'. Did you mean 'person/create'?"));

    public static final class JavaRoutes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:c").to("pipedrive:person/creat");
        }
    }

    @Test
    void endsTheBuild() {
        fail("the application was built");
    }
}
