// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Values that a stranger gives to a {@code toD}, and what the call makes of them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DynamicSendersTest {

    private static final String OWNED = "dynamic-senders-owned";
    private static final String SECRET = "a-secret-of-the-service";
    private static final AtomicInteger ROUTES = new AtomicInteger();

    private static final Words WORDS = new Words();

    private static DefaultCamelContext context;
    private static HostileServer api;
    private static HostileServer evil;

    private int begin;
    private int evilBegin;

    @BeforeAll
    static void start() throws Exception {
        HostileServer.Script answers = (request, answer) -> answer.answer(HostileServer.json(
                200,
                request.contains("/search")
                        ? "{\"success\":true,\"data\":{\"items\":[]}}"
                        : "{\"success\":true,\"data\":[]}"));
        api = new HostileServer(answers);
        evil = new HostileServer(answers);
        context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component());
        context.addComponent("crm", component());
        Properties properties = new Properties();
        properties.setProperty("secret", SECRET);
        properties.setProperty("owner", "${header.a}");
        properties.setProperty("account", "north");
        properties.setProperty("limit", "3");
        properties.setProperty("marks", "camelValue7e");
        properties.setProperty("url", api.url());
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("words", WORDS);
        context.start();
    }

    private static PipedriveComponent component() {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setBaseUrl(api.url());
        component.getConfiguration().setMaxRetries(0);
        component.getConfiguration().setApiToken("token-of-default");
        component.getConfiguration().setApiTokens(Map.of("north", "token-of-north", "south", "token-of-south"));
        return component;
    }

    @AfterAll
    static void stop() throws Exception {
        context.stop();
        api.close();
        evil.close();
    }

    @AfterEach
    void forget() {
        System.clearProperty(OWNED);
    }

    /** What came of one message: a failure, or requests such as {@code north GET /api/v2/deals {owner_id=5}}. */
    private record Outcome(Throwable failure, List<String> requests, List<String> elsewhere) {}

    private interface Step {
        void add(RouteDefinition route);
    }

    private Outcome send(String toD, Object body, Map<String, ?> headers) throws Exception {
        return sendTo(route -> route.toD(toD), body, headers);
    }

    private Outcome sendTo(Step step, Object body, Map<String, ?> headers) throws Exception {
        String from = "direct:stranger" + ROUTES.incrementAndGet();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                step.add(from(from));
            }
        });
        begin = api.requests().size();
        evilBegin = evil.requests().size();
        Exchange done = context.createProducerTemplate().request(from, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
        List<String> all = api.requests();
        List<String> elsewhere = evil.requests();
        return new Outcome(
                done.getException(),
                all.subList(begin, all.size()).stream()
                        .map(DynamicSendersTest::words)
                        .toList(),
                elsewhere.subList(evilBegin, elsewhere.size()));
    }

    private static String words(String request) {
        String account = Stream.of("north", "south", "default")
                .filter(name -> request.contains("token-of-" + name + "\r\n"))
                .findFirst()
                .orElse("nobody");
        String[] line = request.lines().findFirst().orElseThrow().split(" ");
        String[] target = line[1].split("\\?", 2);
        Map<String, String> query = new TreeMap<>();
        if (target.length > 1) {
            for (String each : target[1].split("&")) {
                String[] pair = each.split("=", 2);
                query.put(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : "");
            }
        }
        return account + " " + line[0] + " " + target[0] + (query.isEmpty() ? "" : " " + query);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String shown(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static Map<String, String> a(String value) {
        return Map.of("a", value);
    }

    private static Map<String, String> ab(String a, String b) {
        return Map.of("a", a, "b", b);
    }

    /** Refused in the component's own words, or sent as the value that it is. */
    private static void assertRefusedOrSentAs(Outcome outcome, String sent) {
        assertThat(System.getProperty(OWNED)).as("code was run").isNull();
        assertThat(outcome.elsewhere()).as("requests to another host").isEmpty();
        if (outcome.failure() == null) {
            assertThat(outcome.requests()).containsExactly(sent);
        } else {
            assertRefused(outcome);
        }
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(System.getProperty(OWNED)).as("code was run").isNull();
        assertThat(outcome.elsewhere()).as("requests to another host").isEmpty();
        assertThat(outcome.requests()).isEmpty();
        assertThat(outcome.failure()).isNotNull();
        assertThat(shown(outcome.failure())).doesNotContain(SECRET);
        assertThat(outcome.failure()).isInstanceOf(PipedriveException.class);
    }

    private static final String CODE = "bean:type:java.lang.System?method=setProperty('" + OWNED + "', 'yes')";

    /** A message may put a whole value into RAW, as Camel's users do where a URI is read. */
    private static String taken(String toD, String value) {
        boolean isWholeRaw = value.matches("(?s)RAW\\(.*\\)|RAW\\{.*}");
        return isWholeRaw && !toD.contains("RAW") ? value.substring(4, value.length() - 1) : value;
    }

    static Stream<Arguments> codeAndSecrets() {
        return Stream.of(
                arguments("deal/search?term=RAW(${header.a})&account=north", "$simple{" + CODE + "}"),
                arguments("deal/search?term=${header.a}&account=north", "RAW($simple{" + CODE + "})"),
                arguments("deal/search?term=${header.a}&account=north", "$simple{" + CODE + "}"),
                arguments("deal/list?account=${header.a}", "RAW($simple{" + CODE + "})"),
                arguments("deal/list?account=${header.a}", "$simple{" + CODE + "}"),
                arguments("deal/list?account=${header.a}&status=open", "$simple{" + CODE + "}"),
                // Camel decodes what follows the first bracket that ends RAW.
                arguments("deal/list?account=${header.a}", "x)%24simple{" + CODE + "}"),
                arguments("deal/list?account=${header.a}&status=open", "x)%24simple%7B" + CODE + "%7D"),
                arguments("deal/list?account=RAW(${header.a})", "x)%24simple{" + CODE + "}"),
                arguments("deal/list?account=north&maxRetries=${header.a}", "x)%24simple{" + CODE + "}"),
                arguments("deal/list?account=x${header.a}", "x)%7B%7Bsecret%7D%7D"),
                arguments("deal/list?account=${header.a}&status=open", "x)%7B%7Bsecret}}"),
                arguments("deal/search?term=RAW(${header.a})&account=north", "$simple{properties:secret}"),
                arguments("deal/search?term=${header.a}&account=north", "RAW{$simple{properties:secret}}"));
    }

    @ParameterizedTest
    @MethodSource
    void codeAndSecrets(String toD, String value) throws Exception {
        assertRefusedOrSentAs(
                send("pipedrive:" + toD, null, a(value)),
                "north GET /api/v2/deals/search {term=" + taken(toD, value) + "}");
    }

    static Stream<Arguments> placeholders() {
        return Stream.of(
                arguments("term=${header.a}${header.b}", ab("{", "{secret}}")),
                arguments("term=RAW{${header.a}}", a("{secret}")),
                arguments("term={${header.a}}", a("{secret}")),
                arguments("term={{owner}}", a("{{secret}}")),
                arguments("term=$simple{header.a}", a("{{secret}}")),
                arguments("term=${in.header.a}", a("{{secret}}")),
                arguments("term=${header.a.trim()}", a("{{secret}}")),
                arguments("term=${headerAs('a', String)}", a("{{secret}}")),
                arguments("term=${header.${header.b}}", ab("{{secret}}", "a")),
                arguments("term=${trim(${header.a})}", a("{{secret}}")),
                arguments("term=${header.a}${file:name}", Map.of("a", "x", "CamelFileName", "{{secret}}")),
                arguments("term=${header.a}", a("{{env:PATH}}")),
                arguments("term=${header.a}", a("{{sys:java.version}}")),
                arguments("term=${header.a}", a("{{?secret}}")),
                arguments("term=${header.a}", a("{{none:x&account=south}}")),
                arguments("term=${header.a}", a("{{none:x}}")));
    }

    @ParameterizedTest
    @MethodSource
    void placeholders(String query, Map<String, String> headers) throws Exception {
        Outcome outcome = send("pipedrive:deal/search?" + query + "&account=north", null, headers);

        assertThat(outcome.requests()).allMatch(each -> each.contains("{{secret}}"));
        assertThat(outcome.failure()).isInstanceOf(PipedriveException.class);
        assertThat(shown(outcome.failure())).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void placeholdersInStreams(boolean isCached) throws Exception {
        Outcome outcome = sendTo(
                route -> route.streamCache(String.valueOf(isCached))
                        .toD("pipedrive:deal/search?term=${body}&account=north"),
                new ByteArrayInputStream("{{secret}}".getBytes(StandardCharsets.UTF_8)),
                Map.of());

        assertRefused(outcome);
    }

    /** Where a placeholder may appear in a message when its text is not told before Camel has replaced it. */
    static Stream<Arguments> placeholdersInObjects() {
        String text = "{{secret}}";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                arguments("${body.get('name')}", Map.of("name", text)),
                arguments("${body[name].strip().repeat(1)}", Map.of("name", text)),
                arguments("${body.get(0).repeat(1)}", List.of(text)),
                arguments("${body.get(0).get('name').repeat(1)}", List.of(Map.of("name", text))),
                arguments("${body[0].repeat(1)}", new String[] {text}),
                arguments("${bodyAs(String)}", bytes),
                arguments("${bodyAs(String).repeat(1)}", bytes),
                arguments("${mandatoryBodyAs(String)}", bytes),
                arguments("${bodyAs(String)}", new ByteArrayInputStream(bytes)),
                arguments("${bodyAs(String)}", new StringReader(text)),
                arguments("${body.getMessage()}", new IllegalStateException(text)),
                // Before a step Camel reads a text as the name of a bean.
                arguments("${body.trim}", text),
                arguments("${body.trim()}", text),
                arguments("${body.toString()}", text),
                arguments("${bodyAs(String).trim}", bytes),
                arguments("${body.text()}", new Texts(text)));
    }

    /** What a route may have as a body. */
    public record Texts(String text) {}

    /** A bean. */
    public static final class Words {

        private final AtomicInteger calls = new AtomicInteger();
        private volatile String text = "x";

        /** Gives the text. */
        public String text() {
            calls.incrementAndGet();
            return text;
        }

        /** Gives its argument. */
        public String same(String other) {
            calls.incrementAndGet();
            return other;
        }
    }

    @ParameterizedTest
    @MethodSource
    void placeholdersInObjects(String expression, Object body) throws Exception {
        Outcome outcome = sendTo(
                route -> route.streamCache("false").toD("pipedrive:deal/search?account=north&term=" + expression),
                body,
                Map.of());

        assertRefused(outcome);
    }

    /** A bean is called once, and what it gives is sent as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"line one\n  line two", "a \n b", "R&D", "50 % (x)", "camelValue0e", "x)&y", "${body}"})
    void textsOfBeans(String text) throws Exception {
        WORDS.text = text;
        WORDS.calls.set(0);

        for (String term :
                List.of("${bean:words?method=text}", "${bean:words?method=same(${header.a})}", "${header.a.trim()}")) {
            Outcome outcome = send("pipedrive:deal/search?term=" + term + "&account=north", null, a(text));

            assertThat(outcome.failure()).isNull();
            assertThat(outcome.requests()).containsExactly("north GET /api/v2/deals/search {term=" + text + "}");
        }
        assertThat(WORDS.calls.getAndSet(0)).isEqualTo(2);
    }

    @Test
    void severalTextsOfBeans() throws Exception {
        WORDS.text = "x";
        String bean = "${bean:words?method=text}";

        Outcome together = send("pipedrive:deal/search?term=" + bean + bean + "&account=north", null, Map.of());
        Outcome apart = send("pipedrive:deal/search?term=" + bean + " of " + bean + "&account=north", null, Map.of());
        Outcome ofRoute = send("pipedrive:deal/search?term=${date:now:'x'}x&account=north", "{{secret}}", Map.of());

        assertThat(together.requests()).containsExactly("north GET /api/v2/deals/search {term=xx}");
        assertThat(apart.requests()).containsExactly("north GET /api/v2/deals/search {term=x of x}");
        assertThat(ofRoute.requests()).containsExactly("north GET /api/v2/deals/search {term=xx}");
    }

    @Test
    void marksInProperties() throws Exception {
        Outcome outcome = send("pipedrive:deal/search?term={{marks}}${header.a}&account=north", null, a("x"));

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.requests()).containsExactly("north GET /api/v2/deals/search {term=camelValue7ex}");
    }

    @Test
    void optionalPlaceholderBesideText() throws Exception {
        Outcome outcome = send("pipedrive:deal/search?term=${header.a}{{?none}}&account=north", null, a("xx"));

        assertThat(outcome.requests()).isEmpty();
        assertThat(outcome.failure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{{?name}}");
    }

    static Stream<Arguments> otherParameters() {
        String nul = "\u0000";
        return Stream.of(
                // Camel takes the end of text and the letter NUL for the same.
                arguments(
                        "deal/search?fields=RAW(${header.a})&account=north&term=RAW{Tiles}",
                        a("title)" + nul + "account=south&term=RAW{x")),
                // Two expressions in one RAW.
                arguments("deal/search?term=RAW(${header.a}&${header.b})&account=north", ab("x", "y)&account=south")),
                // RAW is put back for the endpoint, in other brackets.
                arguments("deal/search?term=x&paging=ALL&resumeFrom=RAW(${header.a})", a("}&account=south&term=RAW{)")),
                arguments("deal/search?term=x&acceptHeaders=RAW(${header.a})", a("}&account=south&term=RAW{)")),
                arguments("deal/search?term=x&account=${header.a}", a("north)}%26account=south")),
                arguments("api/call?term=x&path=RAW(${header.a})", a("/api/v2/deals}&account=south&term=RAW{)")),
                arguments(
                        "deal/list?status=open&resumeFrom=RAW(${header.a})&paging=ALL",
                        a("}&account=south&status=RAW{)")),
                arguments("deal/search?term=xyz&outputType=RAW(${header.a})", a("MAP}&account=south&term=RAW{)")),
                // Percent-encoded.
                arguments("deal/list?account=${header.a}", a("north%26account=south")),
                arguments("deal/list?account=${header.a}", a("x%26baseUrl=EVIL")),
                arguments("deal/list?account=${header.a}", a("%73outh%26limit=1")),
                arguments("deal/list?account=${header.a}&status=open", a("x%26baseUrl=EVIL")),
                arguments("deal/list?account=${header.a}", a("x%26baseUrl=EVIL%26apiToken=x")),
                arguments("deal/list?account=${header.a}&status=open", a("x)}%26baseUrl=EVIL%26apiToken=x")),
                arguments(
                        "deal/search?term=${header.a}&account=north", a("RAW(x)" + nul + "account=south&term=RAW{y)")),
                arguments("deal/list?account=RAW(${header.a})", a("x)%26baseUrl=EVIL%26y=RAW(")),
                arguments("deal/list?ownerId=${header.a}&account=north", a("5%26account=south")),
                arguments("deal/list?account=${header.a}", a("x)%26baseUrl=EVIL%26apiToken=y")),
                arguments("deal/list?account=RAW(${header.a})", a("x)%26baseUrl=EVIL%26apiToken=y")),
                arguments("deal/list?account=${header.a}&status=open", a("x )%26baseUrl=EVIL%26apiToken=y")),
                arguments("deal/list?account=${header.a}", a("x)&}%26baseUrl=EVIL%26apiToken=y")),
                arguments("deal/list?account=north&outputType=${header.a}", a("MAP)%26baseUrl=EVIL%26apiToken=y")),
                arguments("deal/list?account=${header.a}", a("a\u00a0b")),
                arguments("deal/list?account=${header.a}", a("a\u2028b")),
                arguments("deal/list?account=${header.a}", a("nor%2574h")),
                // In the path.
                arguments("deal/${header.a}", a("list%3Faccount=south")),
                arguments("deal/${header.a}", a("list%3FbaseUrl=EVIL%26apiToken=x")),
                arguments("deal/${header.a}", a("list?account=south")),
                arguments("deal/${header.a}?account=north", a("list%3Faccount=south")),
                arguments("${header.a}/list?account=north", a("deal/search%3Fterm=")),
                arguments("${header.a}/list?account=north", a("api/call%3Fpath=/api/v2/deals/7%26method=DELETE%26x=")),
                // A fragment.
                arguments("deal/list?account=${header.a}&acceptHeaders=none", a("south#")),
                arguments("deal/list?account=${header.a}&readOnly=true&status=open", a("south#")),
                // Names.
                arguments("deal/list?${header.a}=${header.b}&account=north", ab("account", "south")),
                arguments("deal/list?${header.a}=${header.b}&status=open", ab("account", "south")),
                arguments("deal/list?${header.a}=${header.b}&status=open", ab("Account", "south")),
                arguments("deal/list?${header.a}&status=open", a("account=south")),
                arguments("deal/list?${header.a}&account=north", a("")),
                // A RAW that is completed by a value.
                arguments("deal/search?term=R${header.a}&status=${header.b}&account=north", ab("AW(x", "y)")));
    }

    /** Texts that would mean more in a URI, sent as the values that they are. */
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(
                        "term=RAW(${header.a})&account=north",
                        a("x)\u0000account=south&term=RAW{y"),
                        "x)\u0000account=south&term=RAW{y"),
                arguments(
                        "term=RAW(${header.a}&${header.b})&account=north",
                        ab("x)", "account=south"),
                        "x)&account=south"),
                arguments("term=R${header.a}&account={{account}}", a("AW(x"), "RAW(x"),
                arguments("account={{account}}&term=R${header.a}", a("AW(x"), "RAW(x"),
                arguments("term=${header.a}${header.b}&account={{account}}", ab("RA", "W(x"), "RAW(x"),
                arguments("term=RAW${header.a}&account={{account}}", a("(x"), "RAW(x"),
                arguments("term=${header.a}&account=north", a("R&D"), "R&D"),
                arguments("term=${header.a}&account=north", a("jo+sales@acme.test"), "jo+sales@acme.test"),
                arguments("term=${header.a}&account=north", a("100%25"), "100%25"),
                arguments("account=north&term=${header.a}", a(" blanks around "), " blanks around "));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsStayTexts(String query, Map<String, String> headers, String sent) throws Exception {
        Outcome outcome = send("pipedrive:deal/search?" + query, null, headers);

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.requests()).containsExactly("north GET /api/v2/deals/search {term=" + sent + "}");
    }

    /** Names of accounts as an administrator may choose them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme (Berlin)",
                "Acme) (Berlin",
                "Acme {Berlin} (x)",
                "M\u00fcller & S\u00f6hne",
                "jo+sales@acme.test",
                "50%",
                "50 % (x",
                "a/b?c=d#e",
                "a&b",
                "a;b,c|d",
                "x)"
            })
    void namesOfAccounts(String name) throws Exception {
        String token = "token-of-north";
        PipedriveComponent component = component();
        component.getConfiguration().setApiTokens(Map.of(name, token));
        context.addComponent("named", component);
        try {
            for (String toD :
                    List.of("account=${header.a}", "account=RAW(${header.a})", "account=${header.a}&limit=5")) {
                Outcome outcome = send("named:deal/list?" + toD, null, a(name));
                if (outcome.failure() == null) {
                    assertThat(outcome.requests()).hasSize(1).allMatch(each -> each.startsWith("north GET"));
                } else {
                    assertThat(outcome.failure()).isInstanceOf(PipedriveException.class);
                    assertThat(outcome.failure()).hasMessageContaining("account");
                    assertThat(name).contains("%").containsAnyOf("(", ")", "{", "}");
                }
            }
        } finally {
            context.removeComponent("named");
        }
    }

    @ParameterizedTest
    @MethodSource
    void otherParameters(String toD, Map<String, String> headers) throws Exception {
        Map<String, String> values = new HashMap<>(headers);
        values.replaceAll((name, value) -> value.replace("EVIL", evil.url()));

        assertRefused(send("pipedrive:" + toD, null, values));
    }

    static Stream<Arguments> besideOptionalPlaceholders() {
        return Stream.of(
                arguments(
                        "deal/search?status=${header.a}&account=north&term=RAW(Tiles (blue))&limit={{?limit}}",
                        a("open&account=south&term=RAW(x")),
                arguments(
                        "deal/search?status=${header.a}&account=north&term=RAW(Tiles (blue))&limit={{?owner}}",
                        a("open&account=south&term=RAW(x")),
                arguments("deal/list?ids=1&ownerId=${header.a}&account=north&limit={{?limit}}", a("5&%69ds=2,3")),
                arguments("deal/list?account=${header.a}&status=open&limit={{?limit}}", a("north%26baseUrl=EVIL")),
                arguments("deal/list?account={{?account}}&ownerId=${header.a}", a("5&account=south")),
                arguments("deal/list?account={{?account}}&ownerId=${header.a}&status=open", a("RAW(5")),
                arguments("deal/list?account={{?none}}&ownerId=${header.a}", a("5&account=south")));
    }

    @ParameterizedTest
    @MethodSource
    void besideOptionalPlaceholders(String toD, Map<String, String> headers) throws Exception {
        Map<String, String> values = new HashMap<>(headers);
        values.replaceAll((name, value) -> value.replace("EVIL", evil.url()));

        assertRefused(send("pipedrive:" + toD, null, values));
    }

    static Stream<Arguments> references() {
        return Stream.of(
                arguments("deal/list?account=${header.a}", "#class:java.util.ArrayList"),
                arguments("deal/list?account=${header.a}", "%23class:java.util.ArrayList"),
                arguments("deal/list?account=${header.a}", "RAW(%23class:java.util.ArrayList)"),
                arguments("deal/list?account=${header.a}", "%2523class:java.util.ArrayList"),
                arguments("deal/list?account=${header.a}", "\u0001#class:java.util.ArrayList"),
                arguments("deal/list?account=${header.a}", "\u0000#class:java.util.ArrayList"),
                arguments("deal/list?account=${header.a}", "+#class:java.util.ArrayList"),
                arguments("deal/list?account=${header.a}", "#property:secret"),
                arguments("deal/list?account=${header.a}", "%23property:secret"),
                arguments("deal/list?account=${header.a}&status=open", "%23property:secret"),
                arguments("deal/list?account=${header.a}&status=open", "RAW(%2523property:secret)"),
                arguments("deal/list?account=RAW(${header.a})&status=open", "%2523property:secret"),
                arguments("deal/list?account=RAW(${header.a})&status=open", "%25%323property:secret"),
                arguments("deal/list?account=RAW(${header.a})", "%2523property:secret"),
                arguments("deal/list?account=RAW(${header.a})", "%23property:secret"),
                arguments("deal/list?account=${header.a}", "#valueAs(java.lang.String):north"),
                arguments("deal/list?account=${header.a}", "#type:java.lang.String"),
                arguments("deal/list?account=${header.a}", "#bean:pipedrive"),
                arguments("deal/list?account=north&maxRetries=${header.a}", "%23property:secret"),
                arguments("deal/list?account=north&maxRetries=${header.a}&status=open", "\u0001#property:secret"),
                arguments(
                        "deal/list?account=north&objectMapper=#${header.a}",
                        "class:java.lang.System#setProperty('" + OWNED + "','yes')"),
                arguments(
                        "deal/list?account=north&objectMapper=#${header.a}&status=open",
                        "class:java.lang.System#setProperty('" + OWNED + "','yes')"),
                arguments(
                        "deal/list?status=open&account=north&objectMapper=${header.a}",
                        "%23class:java.lang.System#setProperty('" + OWNED + "','yes')"),
                arguments(
                        "deal/list?account=north&objectMapper=${header.a}",
                        "%23class:java.lang.System#setProperty('" + OWNED + "','yes')"));
    }

    @ParameterizedTest
    @MethodSource
    void references(String toD, String value) throws Exception {
        Outcome outcome = send("pipedrive:" + toD, null, a(value));

        assertThat(System.getProperty(OWNED)).as("code was run").isNull();
        assertThat(outcome.requests()).isEmpty();
        assertThat(outcome.failure()).isInstanceOfAny(PipedriveException.class, ResolveEndpointFailedException.class);
        assertThat(shown(outcome.failure())).doesNotContain(SECRET);
    }

    static Stream<Arguments> underOtherNames() {
        return Stream.of(
                arguments("crm:deal/list?ownerId=${header.a}&account=north", "5&account=south"),
                arguments("crm:deal/list?ownerId=${header.a}", "5&account=south"),
                arguments("crm:deal/list?ownerId=${header.a}&account=north", "{{secret}}"),
                arguments("crm:deal/search?term=${header.a}&account=north", "RAW(x"),
                arguments("crm:deal/list?account=${header.a}", "#class:java.util.ArrayList"),
                arguments("pipedrive://deal/list?ownerId=${header.a}", "5&account=south"));
    }

    @ParameterizedTest
    @MethodSource
    void underOtherNames(String toD, String value) throws Exception {
        assertRefused(send(toD, null, a(value)));
    }

    @Test
    void wireTapsAndEnrichers() throws Exception {
        String toD = "pipedrive:deal/list?ownerId=${header.a}";
        assertRefused(sendTo(route -> route.toD(toD, -1), null, a("5&account=south")));
        assertRefused(sendTo(route -> route.enrich().simple(toD), null, a("5&account=south")));
        sendTo(route -> route.wireTap(toD), null, a("7771&account=south"));
        await().until(() -> context.getInflightRepository().size() == 0);
        assertThat(api.requests()).noneMatch(each -> each.contains("7771"));
    }

    /** A parameter that is omitted lists what nobody asked for. */
    static Stream<Arguments> leftOut() {
        return Stream.of(
                arguments("deal/${header.a}?ownerId=5&account=north", a("l%69st")),
                arguments("deal/${header.a}?ownerId=5&account=north", a("list ")),
                arguments("deal/${header.a}?ownerId=5&account=north", a("list\n")),
                arguments("deal/${header.a}?ownerId=5&account=north", a("list+")),
                arguments("deal/${header.a}?ownerId=5&account=north", a("LIST")),
                arguments("deal/${header.a}?ownerId=5&account=north", a("list#")),
                arguments("${header.a}/list?ownerId=5&account=north", a("%64eal")),
                arguments("${header.a}/list?ownerId=5&account=north", a("//deal")),
                arguments("${header.a}/list?ownerId=5&account=north", a("/deal")),
                arguments("${header.a}/list?ownerId=5&account=north", a("deals")),
                arguments("deal/list?ownerId=${header.a}&account=north", Map.of()),
                arguments("deal/list?ownerId=${header.a}&account=north", a("")),
                arguments("deal/list?ownerId=${header.a}&account=north", a(" ")),
                arguments("deal/list?ownerId=${header.a}&account=north", a("RAW()")),
                arguments("deal/list?account=north&ownerId=${header.a}", a("")),
                arguments("deal/list?account=north&ownerId=${header.a}", a("RAW()")));
    }

    @ParameterizedTest
    @MethodSource
    void leftOut(String toD, Map<String, String> headers) throws Exception {
        Outcome outcome = send("pipedrive:" + toD, null, headers);

        if (outcome.failure() == null) {
            assertThat(outcome.requests()).containsExactly("north GET /api/v2/deals {owner_id=5}");
        } else {
            assertThat(outcome.requests()).isEmpty();
            assertThat(outcome.failure())
                    .isInstanceOfAny(PipedriveException.class, ResolveEndpointFailedException.class);
        }
    }

    static Stream<Arguments> everydayTexts() {
        List<String> texts = List.of(
                "Smith & Sons",
                "R&D",
                "R&",
                "#1 customer",
                "100%",
                "100%25",
                "50 % & 10 %",
                "a=b",
                "RAW(",
                "RAW(xyz)",
                "RAW data (old)",
                "jo+sales@acme.test",
                "Müller & Söhne",
                "Zoë 🎉",
                "two  blanks",
                " blanks around ",
                "{\"name\": \"Patio\", \"n\": [1]}",
                "north",
                "&account=north",
                "deal/search",
                "${name}",
                "$simple{name}",
                "%24%7Bname}",
                "%26",
                "a%2Bb",
                "ab)",
                "(x)",
                "a?b",
                "why?",
                "C:\\temp\\x",
                "line one\nline two",
                "<b>bold</b>",
                "\"quoted\" 'text'",
                "https://example.test/?a=b#c",
                "term=",
                ")&",
                "a;b,c|d");
        return Stream.of(
                        "term=${header.a}&account=north",
                        "account=north&term=${header.a}",
                        "term=RAW(${header.a})&account=north",
                        "account=north&term=RAW(${header.a})",
                        "account=north&term=RAW{${header.a}}")
                .flatMap(toD -> texts.stream().map(text -> arguments(toD, text)));
    }

    /** Refused with words that help, or sent as it is; never sent as another text. */
    @ParameterizedTest
    @MethodSource
    void everydayTexts(String query, String text) throws Exception {
        Outcome outcome = send("pipedrive:deal/search?" + query, null, a(text));

        if (outcome.failure() == null) {
            assertThat(outcome.requests())
                    .containsExactly("north GET /api/v2/deals/search {term=" + taken(query, text) + "}");
        } else {
            assertThat(outcome.requests()).isEmpty();
            assertThat(outcome.failure()).isInstanceOf(PipedriveException.class);
            assertThat(outcome.failure().getMessage()).contains("header");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x&", "50 % & 10 %", "%24%7Bx}", "x&%zz=1", "#bean", "a&b"})
    void secretsInFailures(String text) throws Exception {
        Outcome outcome = send(
                "pipedrive:deal/search?apiToken=" + SECRET + "&term=${header.a}", null, a(text + "\r\nforged: line"));
        Outcome last = send("pipedrive:deal/search?apiToken=" + SECRET + "&term=${header.a}", null, a(text));

        for (Outcome each : List.of(outcome, last)) {
            if (each.failure() != null) {
                assertThat(shown(each.failure())).doesNotContain(SECRET).doesNotContain("\nforged: line");
                assertThat(each.failure()).isInstanceOf(PipedriveException.class);
            }
        }
    }

    /** How an author may write it; the values are harmless. */
    static Stream<Arguments> writtenForms() {
        String deal = "north GET /api/v2/deals {owner_id=5, status=open}";
        return Stream.of(
                arguments("pipedrive:deal/list?ownerId=${header.a}&account=north&status=open", deal),
                arguments(" pipedrive:deal/list?ownerId=${header.a}&account=north&status=open\n", deal),
                arguments(
                        """
                        pipedrive:deal/list?
                            ownerId=${header.a}&
                            account=north&
                            status=open
                        """,
                        deal),
                arguments(
                        """
                        pipedrive:deal/list
                            ?ownerId=${header.a}
                            &account=north
                            &status=open""",
                        deal),
                arguments("pipedrive://deal/list?ownerId=${header.a}&account=north&status=open", deal),
                arguments("pipedrive:deal/list?ownerId=${header.a}&account={{account}}&status=open", deal),
                arguments("pipedrive:deal/list?ownerId=${header.a}&account=north&status=open&limit={{?none}}", deal),
                arguments("pipedrive:deal/list?limit={{?none}}&ownerId=${header.a}&account=north&status=open", deal),
                arguments("pipedrive:deal/list?ownerId={{?owner}}&account=north&status=open", deal),
                arguments("pipedrive:deal/list?ownerId={{owner}}&account=north&status=open", deal),
                arguments("pipedrive:deal/list?ownerId=$simple{header.a}&account=north&status=open", deal),
                arguments("pipedrive:deal/list?ownerId=${header.a}&account=RAW(north)&status=open", deal),
                arguments("pipedrive:deal/list?ownerId=RAW(${header.a})&account=RAW{north}&status=open", deal),
                arguments("pipedrive:deal/list?ownerId=${header.a.replace('{', '')}&account=north&status=open", deal),
                arguments("pipedrive:deal/list?ownerId=${header.a}&account=north&status=${header.none}open", deal),
                arguments("pipedrive:deal/list?owner_id=${header.a}&account=north&status=open", deal),
                arguments("pipedrive:deal/list?ownerId=${header.a}&account=${header.b}&status=open", deal),
                arguments("pipedrive:deal/${header.c}?ownerId=${header.a}&account=north&status=open", deal),
                arguments("crm:deal/list?ownerId=${header.a}&account=north&status=open", deal));
    }

    @ParameterizedTest
    @MethodSource
    void writtenForms(String toD, String sent) throws Exception {
        Outcome outcome = send(toD, null, Map.of("a", "5", "b", "north", "c", "list"));

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.requests()).containsExactly(sent);
    }

    /** One toD in a template, of which several routes are made. */
    @Test
    void templates() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("listed")
                        .templateParameter("from")
                        .templateParameter("who")
                        .from("direct:{{from}}")
                        .toD("pipedrive:deal/list?ownerId=${header.a}&account={{who}}");
            }
        });
        for (String who : List.of("north", "south")) {
            TemplatedRouteBuilder.builder(context, "listed")
                    .parameter("from", "template-" + who)
                    .parameter("who", who)
                    .add();
        }
        for (String who : List.of("north", "south", "north")) {
            begin = api.requests().size();
            Exchange done = context.createProducerTemplate()
                    .request("direct:template-" + who, exchange -> exchange.getMessage()
                            .setHeader("a", "5"));
            assertThat(done.getException()).isNull();
            assertThat(api.requests().subList(begin, api.requests().size()).stream()
                            .map(DynamicSendersTest::words))
                    .containsExactly(who + " GET /api/v2/deals {owner_id=5}");
            Exchange refused = context.createProducerTemplate()
                    .request("direct:template-" + who, exchange -> exchange.getMessage()
                            .setHeader("a", "5&account=default"));
            assertThat(refused.getException()).isInstanceOf(PipedriveException.class);
        }
    }

    static Stream<Arguments> parametersInYaml() {
        return Stream.of(
                arguments("account: \"${header.a}\"", "north%26account=south"),
                arguments("account: \"${header.a}\"", "x%26baseUrl=EVIL%26apiToken=x"),
                arguments("account: \"${header.a}\"", "#class:java.util.ArrayList"),
                arguments("ownerId: \"${header.a}\"", "5&account=south"),
                arguments("ownerId: \"${header.a}\"", "RAW($simple{" + CODE + "})"),
                arguments("ownerId: \"RAW(${header.a})\"", "$simple{" + CODE + "}"),
                arguments("apiToken: \"${header.a}\"", "x)&account=south&y=RAW(z"),
                arguments("apiToken: \"${header.a}\"", "$simple{" + CODE + "}"));
    }

    @ParameterizedTest
    @MethodSource
    void parametersInYaml(String parameter, String value) throws Exception {
        String from = "yaml" + ROUTES.incrementAndGet();
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(
                        from + ".yaml",
                        """
                        - route:
                            from:
                              uri: direct:%s
                              steps:
                                - toD:
                                    uri: pipedrive:deal/list
                                    parameters:
                                      %s
                        """
                                .formatted(from, parameter)));

        assertRefused(sendTo(route -> route.to("direct:" + from), null, a(value.replace("EVIL", evil.url()))));
    }
}
