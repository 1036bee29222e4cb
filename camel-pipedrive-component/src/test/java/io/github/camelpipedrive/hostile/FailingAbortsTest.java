// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One thread ends all requests of a client that take too long, also behind one that can't be ended. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FailingAbortsTest {

    private static final String GET = "pipedrive:deal/get?id=1&requestTimeout=500";

    private final AtomicInteger failing = new AtomicInteger();

    /** Has the first aborts fail; a user's own connections may do so, and any code when the memory is full. */
    private HttpClientConfigurer failingWith(String error) {
        return builder -> builder.addExecInterceptorBefore(
                ChainElement.MAIN_TRANSPORT.name(), "failing", (request, scope, chain) -> {
                    Cancellable connection = (Cancellable) scope.execRuntime;
                    ((CancellableDependency) scope.originalRequest).setDependency(() -> {
                        if (failing.getAndDecrement() > 0) {
                            fail(error);
                        }
                        return connection.cancel();
                    });
                    return chain.proceed(request, scope);
                });
    }

    private static void fail(String error) {
        switch (error) {
            case "memory" -> throw new OutOfMemoryError("for the test");
            case "stack" -> throw new StackOverflowError("for the test");
            case "linkage" -> throw new NoClassDefFoundError("for the test");
            default -> throw new IllegalStateException("for the test");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "stack", "linkage", "exception"})
    void leaveNoRequestBehindWithoutATimeout(String error) throws Exception {
        failing.set(3);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (HostileServer server = new HostileServer(
                        (request, answer) -> answer.dripForever("HTTP/1.1 200 ", "x", Duration.ofMillis(20)));
                HostileRoutes routes = new HostileRoutes(
                        server.url(),
                        component -> component.getConfiguration().setHttpClientConfigurer(failingWith(error)))) {
            List<Future<Exception>> calls = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> routes.failure(GET, null)))
                    .toList();

            for (Future<Exception> call : calls) {
                assertThat(call.get())
                        .isInstanceOf(PipedriveConnectionException.class)
                        .hasMessageContaining("within requestTimeout");
            }
            assertThat(routes.failure(GET, null)).isInstanceOf(PipedriveConnectionException.class);
            assertThat(failing.get()).isNegative();
        } finally {
            threads.shutdownNow();
        }
    }
}
