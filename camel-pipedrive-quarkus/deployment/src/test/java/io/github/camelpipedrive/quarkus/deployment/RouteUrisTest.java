// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteUrisTest {

    private static final String OPERATION_OF_OTHERS = "pipedrive:deal/update";

    @Test
    void findsEachWayToWriteAUriInYaml() {
        assertThat(
                        RouteUris.ofYaml(
                                """
                        - onException:
                            exception: [java.lang.Exception]
                            steps:
                              - to: pipedrive:note/create
                        - route:
                            from:
                              uri: pipedrive:deal/changed
                              parameters: {delay: 1000}
                              steps:
                                - to: "pipedrive:deal/list?limit=5"
                                - toD:
                                    uri: pipedrive:deal/${header.what}
                                - to:
                                    uri: pipedrive
                                    parameters: {resource: person, operation: list}
                                - choice:
                                    when:
                                      - simple: "${body}"
                                        steps:
                                          - wireTap: pipedrive:lead/create
                                - enrich:
                                    expression:
                                      constant: pipedrive:organization/get?id=1
                                - pollEnrich:
                                    simple:
                                      expression: pipedrive:product/list
                        ---
                        - from: {uri: "direct:x", steps: [{to: "pipedrive:deal/get"}]}
                        """))
                .containsExactly(
                        "pipedrive:note/create",
                        "pipedrive:deal/changed",
                        "pipedrive:deal/list?limit=5",
                        "pipedrive:deal/${header.what}",
                        "pipedrive:person/list",
                        "pipedrive:lead/create",
                        "pipedrive:organization/get?id=1",
                        "pipedrive:product/list",
                        "pipedrive:deal/get");
    }

    @Test
    void takesNoOtherTextOfYamlForAUri() {
        assertThat(
                        RouteUris.ofYaml(
                                """
                        # to: pipedrive:deal/serach
                        - route:
                            description: pipedrive:deal/serach
                            from:
                              uri: direct:pipedrive:deal/serach
                              steps:
                                - log: pipedrive:deal/serach
                                - setBody: {constant: "pipedrive:deal/serach"}
                                - to: {uri: pipedrives, parameters: {resource: deal, operation: serach}}
                                - to: {uri: log:x, parameters: {resource: deal, operation: serach}}
                                - to: {uri: pipedrive, parameters: {operation: list}}
                        """))
                .isEmpty();
    }

    @Test
    void takesAnchorsAndTagsOfYaml() {
        assertThat(
                        RouteUris.ofYaml(
                                """
                        - route: &r
                            from: {uri: "direct:x", steps: [{to: &u "pipedrive:deal/get"}, {to: *u}, {to: !!str pipedrive:deal/list}]}
                        """))
                .containsExactly("pipedrive:deal/get", "pipedrive:deal/get", "pipedrive:deal/list");
    }

    @Test
    void findsNothingInAnEmptyFile() {
        assertThat(RouteUris.ofYaml("")).isEmpty();
    }

    @Test
    void findsTheAttributesOfXml() throws XMLStreamException {
        assertThat(
                        ofXml(
                                """
                        <routes xmlns="http://camel.apache.org/schema/xml-io">
                          <!-- <to uri="pipedrive:deal/serach"/> -->
                          <route id="pipedrive:deal/serach"><from uri="direct:a"/><log message="pipedrive:deal/serach"/>
                            <to uri="pipedrive:deal/list?limit=5&amp;status=open"/></route>
                        </routes>
                        """))
                .containsExactly("pipedrive:deal/list?limit=5&status=open");
    }

    @Test
    void readsNoFileThatXmlNames() {
        assertThatThrownBy(() -> ofXml("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><r>&e;</r>"))
                .isInstanceOf(XMLStreamException.class);
    }

    private static List<String> ofXml(String text) throws XMLStreamException {
        return RouteUris.ofXml(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void findsTheConstantsOfAClass() throws IOException {
        try (InputStream bytes =
                RouteUrisTest.class.getResourceAsStream("RouteUrisTest$" + Routes.class.getSimpleName() + ".class")) {
            assertThat(RouteUris.ofClass(bytes.readAllBytes()))
                    .containsExactly(
                            "pipedrive:deal/list",
                            OPERATION_OF_OTHERS,
                            "pipedrive:deal/list?limit=${}",
                            "pipedrive:${}/list",
                            "pipedrive:product/list",
                            "pipedrive:deal/get",
                            "pipedrive:note/create",
                            "pipedrive:person/get");
        }
    }

    static final class Routes extends RouteBuilder {

        private String resource;
        private int limit;

        @Override
        public void configure() {
            from("direct:a")
                    .routeId("pipedrive:deal/serach")
                    .log("pipedrive:deal/serach")
                    .log("pipedrive:deal/serach?limit=" + limit)
                    .setHeader("uri", constant("pipedrive:deal/serach"))
                    .setProperty("pipedrive:deal/serach", simple("pipedrive:deal/serach?id=${body}"))
                    .to("pipedrive:deal/list")
                    .to(OPERATION_OF_OTHERS)
                    .to("pipedrive:deal/list?limit=" + limit)
                    .to("pipedrive:" + resource + "/list")
                    .to("pipedrive:product/list", "pipedrive:deal/get")
                    .log("To pipedrive:deal/serach");
            Runnable later = () -> from("direct:b").to("pipedrive:note/create").enrich("pipedrive:person/get");
            later.run();
        }
    }
}
