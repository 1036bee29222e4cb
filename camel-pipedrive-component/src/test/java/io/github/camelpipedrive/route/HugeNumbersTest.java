// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Answers with numbers that are short to write, and would fill the memory if they were written out. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HugeNumbersTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    /** What a user makes of a deal; none of its properties has room for the number. */
    public record WholeDeal(int id, BigInteger value) {}

    /** The same. */
    public record LongDeal(int id, long value) {}

    /** The same. */
    public record DoubleDeal(int id, double value) {}

    private static String data(String number) {
        return "{\"id\":1,\"title\":\"Tiles\",\"value\":" + number + "}";
    }

    private static SandboxAnswer answer(String data) {
        return SandboxAnswer.of(200, "{\"success\":true,\"data\":" + data + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+9999", "1E+999999999", "-1E-999999999", "0E+999999999", "1E+2147483647"})
    void keepTheirExponentInEachFormOfAResult(String number) throws Exception {
        String data = data(number);

        pipedrive.answerNext("deal/get", answer(data));
        Map<?, ?> map = (Map<?, ?>) camel.body("pipedrive:deal/get?outputType=MAP", 1);
        assertThat(map.get("value")).isEqualTo(new BigDecimal(number));

        pipedrive.answerNext("deal/get", answer(data));
        JsonNode node = (JsonNode) camel.body("pipedrive:deal/get?outputType=NODE", 1);
        assertThat(node.get("value").decimalValue()).isEqualTo(new BigDecimal(number));

        pipedrive.answerNext("deal/get", answer(data));
        assertThat(camel.body("pipedrive:deal/get?outputType=JSON", 1)).isEqualTo(data);

        pipedrive.answerNext("deal/list", answer("[" + data + "," + data + "]"));
        assertThat(camel.body("pipedrive:deal/list?outputType=JSON", null)).isEqualTo("[" + data + "," + data + "]");
    }

    static Stream<Arguments> misfits() {
        return Stream.of(WholeDeal.class, LongDeal.class)
                .flatMap(type -> Stream.of("1e999999999", "1e2147483647").map(number -> arguments(type, number)));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void areRefusedWhereAClassHasNoRoomForThem(Class<?> type, String number) {
        pipedrive.answerNext("deal/get", answer(data(number)));

        assertThatThrownBy(() -> camel.body("pipedrive:deal/get?maxRetries=0&outputClass=" + type.getName(), 1))
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageContaining("deal/get");
    }

    @Test
    void areInfiniteWhereAClassHasDoubles() throws Exception {
        pipedrive.answerNext("deal/get", answer(data("1e999999999")));

        assertThat(camel.body("pipedrive:deal/get?outputClass=" + DoubleDeal.class.getName(), 1))
                .isEqualTo(new DoubleDeal(1, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1E2147483647"})
    void inTheListOfAGuardDoNotHideTheOutcomeOfACreate(String number) {
        pipedrive.answerNext("deal/create", SandboxAnswer.connectionReset().afterCarryingOut());
        pipedrive.answerNext("deal/list", answer("[" + data(number) + "]"));

        assertThatThrownBy(() -> camel.body(
                        "pipedrive:deal/create?guardCreates=true&retryDelay=1", Map.of("title", "Tiles", "value", 1)))
                .isInstanceOfSatisfying(PipedriveException.class, failure -> assertThat(failure.isPossiblyCarriedOut())
                        .isTrue())
                .hasMessageContaining("A record that is like what was given was created since the call started: 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1e999999999}", "{\"errorCode\":1e999999999,\"success\":false}"})
    void standInPlacesThatTheComponentReads(String rest) throws Exception {
        pipedrive.answerNext(
                "deal/list", SandboxAnswer.of(200, rest.replace("}", ",\"data\":[{\"id\":1e999999999}]}")));

        if (rest.contains("false")) {
            assertThatThrownBy(() -> camel.body("pipedrive:deal/list?maxRetries=0", null))
                    .isInstanceOf(PipedriveException.class);
        } else {
            assertThat(camel.body("pipedrive:deal/list", null))
                    .isEqualTo(List.of(Map.of("id", new BigDecimal("1e999999999"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"next_start", "start", "limit"})
    void areNoOffset(String key) throws Exception {
        pipedrive.answerNext(
                "note/list",
                SandboxAnswer.of(
                        200,
                        "{\"success\":true,\"data\":[{\"id\":1}],\"additional_data\":{\"pagination\":"
                                + "{\"more_items_in_collection\":true,\"" + key + "\":1e999999999}}}"));

        assertThat(camel.body("pipedrive:note/list?paging=ALL&maxRetries=0", null))
                .isEqualTo(List.of(Map.of("id", 1)));
    }
}
