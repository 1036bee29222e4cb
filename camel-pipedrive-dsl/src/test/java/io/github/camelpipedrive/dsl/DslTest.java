// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.dsl;

import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelpipedrive.dsl.PipedriveOperation.DEAL_CREATE;
import static io.github.camelpipedrive.dsl.PipedriveOperation.DEAL_LIST;
import static io.github.camelpipedrive.dsl.PipedriveOperation.PERSON_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

class DslTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().deal("Floor tiles").deal("Slate").deal("Mosaic"));

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void useTheComponentDsl() {
        PipedriveComponentBuilderFactory.pipedrive()
                .baseUrl(PIPEDRIVE.baseUrl())
                .apiToken(PIPEDRIVE.token())
                .maxRetries(0)
                .register(camel, "pipedrive");
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
    }

    private void start(PipedriveRouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
    }

    @Test
    void buildsEndpointsWithParametersAndOptions() throws Exception {
        List<Object> titles = new ArrayList<>();
        start(new PipedriveRouteBuilder() {
            @Override
            public void configure() {
                from(direct("deals"))
                        .to(pipedrive(DEAL_LIST)
                                .parameter("status", "open")
                                .parameter("limit", 2)
                                .paging(PagingMode.STREAM)
                                .advanced()
                                .responseTimeout(30_000))
                        .split(body())
                        .streaming()
                        .process(exchange -> titles.add(
                                exchange.getMessage().getBody(Map.class).get("title")));
            }
        });

        camel.createProducerTemplate().requestBody("direct:deals", (Object) null);

        assertThat(titles).containsExactly("Floor tiles", "Slate", "Mosaic");
        assertThat(PIPEDRIVE.requests("deal/list")).hasSize(2).allSatisfy(request -> assertThat(request.query())
                .containsEntry("status", "open")
                .containsEntry("limit", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tiles & slate",
                "1 + 1 = 2",
                "100% ?x=1",
                "#1 (of 2)",
                "(a & b)",
                "a) & (b",
                "RAW(Tiles & slate)",
                "{{title}}",
                "plain, with commas/slashes",
                "RAWLINGS & Co",
                "RAW(a) & b",
                "a)&value=7",
                "a)&value=7)&currency=EUR",
                "%41"
            })
    void escapesWhatAUriHasForItself(String title) throws Exception {
        camel.getPropertiesComponent().addInitialProperty("title", "Tiles & slate");
        start(new PipedriveRouteBuilder() {
            @Override
            public void configure() {
                from(direct("deal")).to(pipedrive(DEAL_CREATE).parameter("title", title));
            }
        });

        camel.createProducerTemplate().requestBody("direct:deal", (Object) null);

        boolean isTheSame = title.equals("RAW(Tiles & slate)") || title.startsWith("{{");
        assertThat(PIPEDRIVE.record("deal", 4)).containsEntry("title", isTheSame ? "Tiles & slate" : title);
    }

    @Test
    void refusesWhatNoUriCanHold() {
        assertThatThrownBy(() -> start(new PipedriveRouteBuilder() {
                    @Override
                    public void configure() {
                        from(direct("deal")).to(pipedrive(DEAL_CREATE).parameter("title", "a)&b}&value=7"));
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give it as a header");
    }

    @Test
    void leavesWhatAMessageSaysAValue() throws Exception {
        start(new PipedriveRouteBuilder() {
            @Override
            public void configure() {
                from(direct("deal")).toD(pipedrive(DEAL_CREATE).parameter("title", "${header.title} & more"));
            }
        });

        for (String title : List.of("50% + 1 ${body}", "RAW(x)")) {
            Object deal = camel.createProducerTemplate().requestBodyAndHeader("direct:deal", null, "title", title);

            assertThat(deal)
                    .asInstanceOf(MAP)
                    .containsEntry("title", title + " & more")
                    .containsEntry("value", 0);
        }
    }

    @Test
    void takesOtherValuesThanText() throws Exception {
        start(new PipedriveRouteBuilder() {
            @Override
            public void configure() {
                from(direct("deal"))
                        .to(pipedrive(DEAL_CREATE)
                                .parameter("title", CharBuffer.wrap("Tiles & slate"))
                                .parameter("expectedCloseDate", LocalDate.of(2031, 3, 2))
                                .parameter("labelIds", List.of(1, 2))
                                .parameter("value", new BigDecimal("1250.75")));
            }
        });

        camel.createProducerTemplate().requestBody("direct:deal", (Object) null);

        assertThat(PIPEDRIVE.record("deal", 4))
                .containsEntry("title", "Tiles & slate")
                .containsEntry("expected_close_date", "2031-03-02")
                .containsEntry("label_ids", List.of(1, 2))
                .containsEntry("value", new BigDecimal("1250.75"));
    }

    @Test
    void readsHeadersByTheirNames() throws Exception {
        start(new PipedriveRouteBuilder() {
            @Override
            public void configure() {
                from(direct("deals"))
                        .to(pipedrive(DEAL_LIST).parameter("limit", 1))
                        .setBody(header(pipedrive().pipedriveStatusCode()));
            }
        });

        assertThat(camel.createProducerTemplate().requestBody("direct:deals", (Object) null))
                .isEqualTo(200);
    }

    @Test
    void usesAComponentWithANameOfItsOwn() throws Exception {
        PipedriveComponentBuilderFactory.pipedrive()
                .baseUrl(PIPEDRIVE.baseUrl())
                .apiToken("wrong")
                .register(camel, "north");
        start(new PipedriveRouteBuilder() {
            @Override
            public void configure() {
                from(direct("person")).to(pipedrive("north", PERSON_GET).parameter("id", 1));
                from(direct("path")).to(pipedrive("deal/get").account("default"));
            }
        });

        assertThat(camel.getEndpoints())
                .extracting(Object::toString)
                .anyMatch(uri -> uri.startsWith("north://person/get"))
                .anyMatch(uri -> uri.startsWith("pipedrive://deal/get"));
    }

    @Test
    void saysWhenTheRouteStartsThatAnOperationHasNoSuchParameter() {
        assertThatThrownBy(() -> start(new PipedriveRouteBuilder() {
                    @Override
                    public void configure() {
                        from(direct("deals")).to(pipedrive(DEAL_LIST).parameter("statos", "open"));
                    }
                }))
                .isInstanceOf(FailedToCreateRouteException.class)
                .hasStackTraceContaining("Did you mean 'status'?");
    }
}
