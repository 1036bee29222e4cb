// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.time.Duration;

import io.github.camelpipedrive.auth.BaseUrl;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The clients of a component, from their first user to their last. */
class HttpClientsTest {

    private static final BaseUrl URL = BaseUrl.parse("http://localhost:8080", "baseUrl");
    private static final HttpSettings SETTINGS =
            new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(9), 2, 20, null, null);

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areClosedByTheLastUserUnlessKept(boolean kept) {
        HttpClients clients = new HttpClients(context, settings -> kept);
        CamelHttpTransport first = clients.acquire(URL, SETTINGS);
        CamelHttpTransport second = clients.acquire(URL, SETTINGS);

        assertThat(second).isSameAs(first);
        clients.release(URL, SETTINGS);
        assertThat(first.isStopped()).isFalse();
        clients.release(URL, SETTINGS);
        assertThat(first.isStopped()).isEqualTo(!kept);
        clients.close();
        assertThat(first.isStopped()).isTrue();
    }

    /** As the last call of a connection may end at the moment in which the component stops. */
    @Test
    void mayBeReleasedAfterAllWereClosed() {
        HttpClients clients = new HttpClients(context, settings -> false);
        CamelHttpTransport client = clients.acquire(URL, SETTINGS);
        clients.close();

        assertThatCode(() -> clients.release(URL, SETTINGS)).doesNotThrowAnyException();

        assertThat(client.isStopped()).isTrue();
    }
}
