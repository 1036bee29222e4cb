// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelpipedrive.sandbox.faults.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultsTest {

    private static final int CALLS = 20_000;

    /** The names of what happens to the first calls of an operation, {@code -} where nothing does. */
    private static List<String> dealt(Faults faults, String operation, int calls, boolean oauth) {
        return IntStream.rangeClosed(1, calls)
                .mapToObj(call -> faults.dealt()
                        .of(operation, call, call, oauth)
                        .map(Fault::name)
                        .orElse("-"))
                .toList();
    }

    private static Map<String, Long> counted(List<String> dealt) {
        return dealt.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5, 1})
    void happenToTheShareOfCallsThatIsAskedFor(double rate) {
        long happened = CALLS
                - counted(dealt(Faults.rate(rate).seed(42), "deal/create", CALLS, false))
                        .getOrDefault("-", 0L);

        assertThat(happened / (double) CALLS).isBetween(rate - 0.01, rate + 0.01);
    }

    @Test
    void areOfAllKindsEquallyOften() {
        Map<String, Long> counted = counted(dealt(Faults.rate(1), "deal/update", CALLS, true));

        assertThat(counted).hasSize(FaultKind.values().length - 1).doesNotContainKey("app-uninstalled");
        assertThat(counted.values()).allSatisfy(times -> assertThat(times).isBetween(1_200L, 1_470L));
    }

    @Test
    void areTheSameForTheSameSeedAndOthersForAnother() {
        Faults faults = Faults.rate(0.3).seed(42);

        assertThat(dealt(faults, "deal/get", 200, false)).isEqualTo(dealt(faults, "deal/get", 200, false));
        assertThat(dealt(faults, "deal/get", 200, false)).isNotEqualTo(dealt(faults.seed(43), "deal/get", 200, false));
        assertThat(dealt(faults, "deal/get", 200, false)).isNotEqualTo(dealt(faults, "deal/list", 200, false));
    }

    @Test
    void happenOnlyToTheNamedOperationsAndInTheNamedKinds() {
        Faults faults = Faults.rate(1).kinds(FaultKind.BAD_GATEWAY).operations("deal/create", "deal/update");

        assertThat(dealt(faults, "deal/update", 3, false)).containsExactly("bad-gateway", "bad-gateway", "bad-gateway");
        assertThat(dealt(faults, "deal/get", 3, false)).containsExactly("-", "-", "-");
    }

    @Test
    void endNoTokenOfACallerWithAnApiToken() {
        Faults faults = Faults.rate(1).kinds(FaultKind.ACCESS_TOKEN_ENDED).at(2, FaultKind.APP_UNINSTALLED);

        assertThat(dealt(faults, "deal/get", 3, false)).containsExactly("-", "-", "-");
        assertThat(dealt(faults, "deal/get", 3, true))
                .containsExactly("access-token-ended", "app-uninstalled", "access-token-ended");
    }

    @Test
    void happenWhereThePlanSays() {
        Faults faults = Faults.plan()
                .at(3, FaultKind.SERVER_ERROR)
                .at("deal/create", 2, FaultKind.RESET_AFTER_PROCESSING)
                .at("deal/create", 4, SandboxAnswer.of(429, "{}"));

        assertThat(faults.dealt().of("deal/create", 1, 1, false)).isEmpty();
        assertThat(faults.dealt().of("deal/get", 1, 2, false)).isEmpty();
        assertThat(faults.dealt().of("deal/get", 2, 3, false).orElseThrow().name())
                .isEqualTo("server-error");
        assertThat(faults.dealt().of("deal/create", 2, 3, false).orElseThrow().name())
                .isEqualTo("reset-after-processing");
        assertThat(faults.dealt().of("deal/create", 4, 9, false).orElseThrow().name())
                .isEqualTo("planned");
        assertThat(faults.dealt().named()).containsExactly("deal/create");
    }

    @Test
    void areAsSlowAsIsAskedFor() {
        Optional<Fault> slow = Faults.rate(1)
                .kinds(FaultKind.SLOW)
                .delay(Duration.ofSeconds(3))
                .dealt()
                .of("deal/get", 1, 1, false);

        assertThat(slow.orElseThrow().script().answer().delay()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void refuseWhatMakesNoSense() {
        assertRefused(() -> Faults.rate(1.01), "The rate of faults must be from 0 to 1, not 1.01");
        assertRefused(() -> Faults.rate(Double.NaN), "The rate of faults must be from 0 to 1, not NaN");
        assertRefused(() -> Faults.rate(1).kinds(), "Faults need at least one kind");
        assertRefused(
                () -> Faults.plan().at("deal/get", 0, FaultKind.SLOW),
                "Calls are numbered from 1, there is none with the number 0");
        assertRefused(
                () -> PipedriveSandbox.builder()
                        .faults(Faults.plan().at("deal/serach", 1, FaultKind.SLOW))
                        .start(),
                "Unknown operation 'deal/serach'. Did you mean 'deal/search'?");
    }

    private static void assertRefused(Supplier<Object> making, String message) {
        assertThatThrownBy(making::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
