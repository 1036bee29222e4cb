// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Any text, given in any way, reaches Pipedrive through Camel's URIs and over HTTP as it was. */
class WirePropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Integer> AWKWARD =
            " +&%#;=?/\\\"'{}[]()<>:@!$,*~^|`\n\t\r\u0001\u007f\u0085\u00a0äßé\u2028\ufeff株式\ud7ff\ue000\uffff🧱👩‍🔧"
                    .codePoints()
                    .boxed()
                    .toList();

    private static PipedriveSandbox sandbox;
    private static DefaultCamelContext context;
    private static ProducerTemplate template;

    @BeforeContainer
    static void start() throws Exception {
        sandbox = PipedriveSandbox.builder()
                .requestsKept(2)
                .limits(SandboxLimits.unlimited())
                .start();
        context = new DefaultCamelContext();
        context.disableJMX();
        PipedriveComponent component = new PipedriveComponent();
        component.setRequestsPerWindow(1_000_000);
        component.setSearchesPerWindow(1_000_000);
        component.getConfiguration().setApiToken(sandbox.token());
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        context.addComponent("pipedrive", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("pipedrive:deal/search?limit=3&term=${header.term}");
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterContainer
    static void stop() {
        context.stop();
        sandbox.close();
    }

    /** Any text that a search takes, full of what breaks encodings. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
        return Arbitraries.oneOf(Arbitraries.of(AWKWARD), Arbitraries.of(AWKWARD), any)
                .list()
                .ofMaxSize(20)
                .map(points -> {
                    StringBuilder text = new StringBuilder("ti");
                    points.forEach(text::appendCodePoint);
                    return text.append("le").toString();
                });
    }

    @Property(tries = 300)
    void arrivesFromAnOptionOfAnEndpoint(@ForAll("texts") String text) throws Exception {
        // Java's URIs hold no controls and no blanks beyond the plain one; Camel refuses such a URI.
        Assume.that(text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.isSpaceChar(point) && point != ' '));
        // An expression, which is for toD.
        Assume.that(!text.contains("${"));
        send("pipedrive:deal/search?limit=3&term=" + raw(text), null, Map.of());

        assertThat(theRequest().query()).isEqualTo(Map.of("limit", "3", "term", text));
    }

    @Property(tries = 300)
    void arrivesFromAnOptionInToD(@ForAll("texts") String text) throws Exception {
        // A property placeholder, which is refused.
        Assume.that(!text.contains("{{"));
        send("direct:dynamic", null, Map.of("term", raw(text)));

        assertThat(theRequest().query()).isEqualTo(Map.of("limit", "3", "term", text));
    }

    @Property(tries = 300)
    void arrivesFromAHeaderInTheQuery(@ForAll("texts") String text) throws Exception {
        send("pipedrive:deal/search", null, Map.of("CamelPipedrive.term", text));

        assertThat(theRequest().query()).isEqualTo(Map.of("term", text));
    }

    @Property(tries = 300)
    void arrivesFromAHeaderInTheBody(@ForAll("texts") String text) throws Exception {
        send("pipedrive:deal/create", null, Map.of("CamelPipedrive.title", text));

        assertThat(theRequest().json()).isEqualTo(Map.of("title", text));
    }

    @Property(tries = 300)
    void arrivesFromABody(@ForAll("texts") String text, @ForAll boolean encoded) throws Exception {
        Map<String, Object> body = Map.of("title", text);
        Object given = encoded ? JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8) : body;

        send("pipedrive:deal/create", given, Map.of());

        assertThat(theRequest().json()).isEqualTo(body);
    }

    /**
     * Camel has two forms of RAW; what ends both of them has no place in a URI. Neither has what begins a placeholder,
     * which Camel resolves in both.
     */
    private static String raw(String text) {
        Assume.that(!text.contains("{{"));
        boolean endsFirst = text.contains(")&");
        Assume.that(!endsFirst || !text.contains("}&"));
        return endsFirst ? "RAW{" + text + "}" : "RAW(" + text + ")";
    }

    private static void send(String uri, Object body, Map<String, Object> headers) throws Exception {
        Exchange exchange = template.request(uri, given -> {
            given.getMessage().setBody(body);
            given.getMessage().setHeaders(new HashMap<>(headers));
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    private static SandboxRequest theRequest() {
        List<SandboxRequest> requests = sandbox.requests();
        return requests.get(requests.size() - 1);
    }
}
