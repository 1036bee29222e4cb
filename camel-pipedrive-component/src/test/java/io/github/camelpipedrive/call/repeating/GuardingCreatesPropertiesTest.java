// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.Timestamp;
import io.github.camelpipedrive.testing.VirtualTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** What a guarded create comes to, whatever happens to its requests and to the looks in between. */
class GuardingCreatesPropertiesTest {

    /** What becomes of a request. */
    enum Fate {
        ANSWERED,
        LOST_BEFORE,
        LOST_AFTER,
        FAILED_AFTER,
        LIMITED,
        UNREACHABLE,
        REFUSED
    }

    /** An API with one list of deals. */
    private static final class Api implements Caller {

        private final VirtualTime time;
        private final Queue<Fate> fates;
        private final List<Map<String, Object>> deals = new ArrayList<>();

        Api(VirtualTime time, List<Fate> fates) {
            this.time = time;
            this.fates = new ArrayDeque<>(fates);
        }

        @Override
        public Answer call(Call call) throws PipedriveException {
            SampleFailures failures = new SampleFailures(call.operation().id());
            Fate fate = fates.isEmpty() ? Fate.ANSWERED : fates.remove();
            return switch (fate) {
                case ANSWERED -> ScriptedCaller.result(carriedOut(call));
                case LOST_BEFORE -> throw failures.reset();
                case LOST_AFTER -> {
                    carriedOut(call);
                    throw failures.reset();
                }
                case FAILED_AFTER -> {
                    carriedOut(call);
                    throw failures.serverFailed();
                }
                case LIMITED -> throw failures.limited(null);
                case UNREACHABLE -> throw failures.unreachable();
                case REFUSED -> throw failures.forbidden();
            };
        }

        private Object carriedOut(Call call) {
            if (call.operation().name().equals("list")) {
                return List.copyOf(deals);
            }
            try {
                Object added = new Timestamp(Timestamp.Form.RFC_3339).accept(time.instant());
                deals.add(Map.of("id", deals.size() + 1, "title", call.values().get("title"), "add_time", added));
                return deals.get(deals.size() - 1);
            } catch (InvalidValueException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        return Arbitraries.of(Fate.class).list().ofMaxSize(12);
    }

    @Property
    void aGuardedCreateMakesOneRecordOrSaysThatItMayHaveMadeOne(
            @ForAll("fates") List<Fate> fates, @ForAll @IntRange(max = 5) int maxRetries) throws Exception {
        VirtualTime time = new VirtualTime();
        Api api = new Api(time, fates);
        Call create = ScriptedCaller.call("deal", "create", Map.of("title", "Tiles"));
        Caller guarded = new GuardingCreates(
                new Retrying(
                        api,
                        "acme",
                        RetryingTest.errors(),
                        new RetryRule(new RetrySettings(maxRetries, Duration.ofMillis(500), Duration.ofMinutes(1))),
                        Timings.of(time),
                        CallObserver.NONE),
                new CreateGuard(create.operation(), PipedriveOperations.catalogue()));

        Object body = null;
        PipedriveException failure = null;
        try {
            body = guarded.call(create).body();
        } catch (PipedriveException e) {
            failure = e;
        }

        assertThat(api.deals).hasSizeLessThanOrEqualTo(1);
        if (failure == null) {
            assertThat(api.deals).isEqualTo(List.of(body));
        } else if (!failure.isPossiblyCarriedOut()) {
            assertThat(api.deals).isEmpty();
        }
    }
}
