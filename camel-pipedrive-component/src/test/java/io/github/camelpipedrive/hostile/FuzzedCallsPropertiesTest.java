// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls to a server whose answers are valid ones that were damaged, with bodies of any kind: what fails is a
 * {@link PipedriveException} of this call, and a create that the server has read may have been carried out.
 */
@SuppressWarnings("StringConcatToTextBlock") // lines on the wire end with CRLF, which text blocks would hide
class FuzzedCallsPropertiesTest {

    /** A budget of its own for each call, as a damaged answer may end one for a day. */
    private static final int ACCOUNTS = 3000;

    private static final AtomicInteger NEXT = new AtomicInteger();

    private static HostileServer server;
    private static DefaultCamelContext context;
    private static ProducerTemplate template;

    /** How the bytes of an answer are damaged: at a place in thousandths of its length, so many bytes are replaced. */
    private record Damage(int place, int length, String by) {

        byte[] to(byte[] answer) {
            int from = Math.min(answer.length, answer.length * place / 1000);
            int until = Math.min(answer.length, from + length);
            byte[] inserted = by.getBytes(StandardCharsets.ISO_8859_1);
            byte[] damaged = Arrays.copyOf(answer, answer.length - (until - from) + inserted.length);
            System.arraycopy(inserted, 0, damaged, from, inserted.length);
            System.arraycopy(answer, until, damaged, from + inserted.length, answer.length - until);
            return damaged;
        }
    }

    /** An operation with the options and body of a call that could succeed. */
    private record Target(String uri, boolean create) {}

    @BeforeContainer
    static void start() throws Exception {
        server = new HostileServer((request, answer) -> answer.close());
        Map<String, String> tokens = new HashMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            tokens.put("account" + i, String.format("%040x", i));
        }
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiTokens(tokens);
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setRetryDelay(0);
        component.getConfiguration().setMaxRetries(1);
        component.getConfiguration().setMaxRateLimitWait(0);
        context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterContainer
    static void stop() throws IOException {
        context.stop();
        server.close();
    }

    private static String answer(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static final String RATES =
            "x-ratelimit-limit: 100\r\nx-ratelimit-remaining: 90\r\nx-ratelimit-reset: 2\r\n"
                    + "x-daily-ratelimit-token-remaining: 900\r\nx-correlation-id: abc\r\n";

    private static final List<String> ANSWERS = List.of(
            answer("200 OK", RATES, "{\"success\":true,\"data\":{\"id\":7,\"title\":\"Tiles\",\"value\":4800.50}}"),
            answer(
                    "201 Created",
                    RATES,
                    "{\"success\":true,\"data\":{\"id\":7,\"add_time\":\"2026-03-01T12:00:00Z\"}}"),
            answer(
                    "200 OK",
                    RATES,
                    "{\"success\":true,\"data\":[{\"id\":7},{\"id\":8}],\"additional_data\":{\"next_cursor\":null}}"),
            answer(
                    "200 OK",
                    RATES,
                    "{\"success\":true,\"data\":[{\"id\":7}],\"additional_data\":{\"pagination\":{\"start\":0,\"limit\":500,"
                            + "\"more_items_in_collection\":false,\"next_start\":1}}}"),
            answer("200 OK", RATES, "{\"success\":false,\"error\":\"Failed\",\"errorCode\":500,\"error_info\":\"x\"}"),
            answer("400 Bad Request", RATES, "{\"success\":false,\"error\":\"Validation failed: title: Required\"}"),
            answer("401 Unauthorized", "", "{\"success\":false,\"error\":\"unauthorized access\"}"),
            answer("403 Forbidden", "server: cloudflare\r\n", "<html><script>x</script><p>Blocked</p></html>"),
            answer("404 Not Found", RATES, "{\"success\":false,\"error\":\"Deal not found\"}"),
            answer(
                    "429 Too Many Requests",
                    "retry-after: 2\r\n" + RATES,
                    "{\"error\":\"daily request budget exceeded\"}"),
            answer("302 Found", "Location: /api/v2/deals/7\r\n", ""),
            answer("307 Temporary Redirect", "Location: http://127.0.0.1:8080/x\r\n", ""),
            answer("500 Internal Server Error", "", "{\"success\":false}"),
            answer("503 Service Unavailable", "retry-after: Wed, 21 Oct 2026 07:28:00 GMT\r\n", "<h1>Down</h1>"),
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "20\r\n{\"success\":true,\"data\":{\"id\":123}\r\n1\r\n}\r\n0\r\n\r\n",
            "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{\"success\":true,\"data\":{\"id\":7}}");

    private static final List<String> PIECES = List.of(
            "",
            " ",
            "\r\n",
            "\r\n\r\n",
            "\n",
            "\0",
            "\u001b[31m",
            "\u00ff\u00fe",
            "000",
            "099",
            "999",
            "-1",
            "204",
            "302",
            "429",
            "99999999999999999999",
            "1e999999999",
            "-1e-999999999",
            "0x10",
            "null",
            "true",
            "[",
            "{",
            "\"",
            "}",
            "]",
            ":",
            ",",
            "[[[[[[[[[[[[[[[[[[[[",
            "\\ud800");

    private static final List<String> HEADERS = List.of(
            "Content-Length: -5\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Content-Encoding: gzip\r\n",
            "Content-Type: text/html; charset=nonsense\r\n",
            "Location: http://127.0.0.1:99999/\r\n",
            "Location: http://[::1/\r\n",
            "Location: %zz\r\n",
            "x-ratelimit-limit: 50000000\r\n",
            "retry-after: Mon, 99 Foo 2026\r\n",
            "x-daily-ratelimit-token-remaining: 1e999999999\r\n",
            "x-correlation-id: \u001b[31m" + "x".repeat(5000) + "\r\n",
            "Location: https://\u00e4.example:0/\r\n",
            "Location: //\r\n");

    @Provide
    Arbitrary<byte[]> answers() {
        Arbitrary<String> inserted = Arbitraries.oneOf(
                Arbitraries.of(PIECES),
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(5));
        Arbitrary<Damage> damage = Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 12),
                        inserted)
                .as(Damage::new);
        Arbitrary<String> status = Arbitraries.of("000", "099", "600", "999", "1000", "-1", "2e2", "100", "301", "200");
        Arbitrary<String> number =
                Arbitraries.of("1e999999999", "-1", "0", "null", "[]", "\"7\"", "99999999999999999999");
        return Combinators.combine(
                        Arbitraries.of(ANSWERS),
                        status.injectNull(0.7),
                        Arbitraries.of(HEADERS).injectNull(0.5),
                        number.injectNull(0.5),
                        damage.list().ofMaxSize(2))
                .as((valid, otherStatus, header, otherNumber, damages) -> {
                    String answer = valid;
                    if (otherNumber != null) {
                        answer = answer.replace(":7", ":" + otherNumber).replaceFirst("Content-Length: \\d+\r\n", "");
                    }
                    if (otherStatus != null) {
                        answer = answer.replaceFirst("1.1 \\d+", "1.1 " + otherStatus);
                    }
                    if (header != null) {
                        answer = answer.replaceFirst("\r\n", "\r\n" + header);
                    }
                    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
                    for (Damage each : damages) {
                        bytes = each.to(bytes);
                    }
                    return bytes;
                });
    }

    @Provide
    Arbitrary<Target> targets() {
        return Arbitraries.of(
                        new Target("deal/create", true),
                        new Target("deal/create?outputType=JSON", true),
                        new Target("deal/create?outputType=RAW", true),
                        new Target("deal/create?outputType=NODE", true),
                        new Target("note/create", true),
                        new Target("lead/create", true),
                        new Target("deal/get?id=7", false),
                        new Target("deal/delete?id=7", false),
                        new Target("deal/update?id=7", false),
                        new Target("deal/list", false),
                        new Target("deal/list?paging=ALL&outputType=JSON&maxResults=5", false),
                        new Target("note/list?paging=ALL&maxResults=5", false),
                        new Target("deal/search?term=tiles&paging=ALL&maxResults=5", false))
                .map(target -> new Target("pipedrive:" + target.uri(), target.create()));
    }

    /** Half of them such as a create takes. */
    @Provide
    Arbitrary<Object> bodies() {
        Arbitrary<Object> valid = Arbitraries.of(
                Map.of("title", "Tiles", "content", "Hello", "person_id", 3, "deal_id", 3),
                "{\"title\":\"Tiles\",\"value\":4800.50}",
                "{\"content\":\"Hello\",\"deal_id\":3}");
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(text -> (Object) text),
                Arbitraries.of(
                        1,
                        -1L,
                        Double.NaN,
                        Float.POSITIVE_INFINITY,
                        new BigDecimal("1e999999999"),
                        BigInteger.TWO.pow(2000),
                        true,
                        '\ud800',
                        "\ud83e",
                        "{\"title\":1e999999999}",
                        "{\"title\":",
                        "[".repeat(2000),
                        Thread.State.NEW,
                        new byte[] {(byte) 0xff, 0},
                        new int[] {1, 2},
                        new Object()));
        Arbitrary<Object> nested = Arbitraries.lazyOf(
                () -> scalars, () -> scalars.list().ofMaxSize(3).map(list -> (Object) list), () -> Combinators.combine(
                                Arbitraries.of("title", "value", "label_ids", "custom_fields", "content", "x", "id"),
                                scalars,
                                scalars.list().ofMaxSize(2))
                        .as((key, one, many) -> {
                            Map<String, Object> map = new LinkedHashMap<>();
                            map.put("title", one);
                            map.put(key, many);
                            return (Object) map;
                        }));
        return Arbitraries.oneOf(
                valid,
                nested,
                nested.map(body -> (Object) body.toString().getBytes(StandardCharsets.UTF_8)),
                Arbitraries.strings().ofMaxLength(20).map(text ->
                        (Object) new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16))));
    }

    @Property(tries = 1000)
    void whatFailsIsAPipedriveExceptionOfThisCall(
            @ForAll("answers") byte[] answer, @ForAll("targets") Target target, @ForAll("bodies") Object body) {
        server.answers((request, out) -> {
            out.answer(answer);
            out.close();
        });
        int before = server.requests().size();
        String account = "account" + NEXT.getAndIncrement() % ACCOUNTS;

        Exchange exchange = template.request(target.uri(), given -> {
            given.getMessage().setBody(body);
            given.getMessage().setHeader(PipedriveConstants.ACCOUNT, account);
        });

        Exception failure = exchange.getException();
        if (failure != null) {
            assertThat(failure).isInstanceOf(PipedriveException.class);
            PipedriveException typed = (PipedriveException) failure;
            assertThat(typed.getOperation()).isEqualTo(target.uri().replaceAll("pipedrive:|\\?.*", ""));
            assertThat(typed.getAccount()).isEqualTo(account);
            boolean read = server.requests().size() > before;
            if (target.create() && read && !isRefusal(typed)) {
                assertThat(typed.isPossiblyCarriedOut()).isTrue();
            }
            if (typed.getStatus() == 0 && typed instanceof PipedriveValidationException) {
                assertThat(read).isFalse();
                assertThat(typed.isPossiblyCarriedOut()).isFalse();
            }
        }
    }

    /** An answer that says that the call was not carried out: by its status, or with {@code success: false}. */
    private static boolean isRefusal(PipedriveException failure) {
        int status = failure.getStatus();
        boolean byStatus = status >= 300 && status < 500 || status == 501;
        boolean byWords =
                !(failure instanceof PipedriveServerException || failure instanceof PipedriveConnectionException);
        return byStatus || byWords;
    }
}
