// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A server that always has a further page. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndlessListTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DirectComponent owner = new DirectComponent();
    private final Streams streams = new Streams(owner, Clock.systemUTC());
    private final AtomicInteger pages = new AtomicInteger();

    @BeforeEach
    void start() {
        owner.setCamelContext(context);
        streams.start();
    }

    @AfterEach
    void stop() {
        streams.stop();
        context.stop();
    }

    private Answer next(int room) {
        int page = pages.incrementAndGet();
        if (page > room) {
            throw new OutOfMemoryError("Java heap space");
        }
        return Lists.pageBefore("cursor-" + page, 2 * page, 2 * page + 1);
    }

    @Test
    void isAnErrorThatSaysSoWhenTheMemoryIsFull() {
        assertThatThrownBy(() -> streams.all(Lists.call("deal/list", Map.of(), 0, call -> next(1000))))
                .isInstanceOfSatisfying(PipedriveServerException.class, failure -> assertThat(failure.isTemporary())
                        .isFalse())
                .hasMessage("deal/list: the list does not fit into the memory that is free. Read it with"
                        + " paging=STREAM, or in portions with maxResults.");
        assertThat(pages).hasValue(1001);
    }

    @Test
    void endsAtMaxResults() throws Exception {
        Answer answer = streams.all(Lists.call("deal/list", Map.of(), 100, call -> next(1000)));

        assertThat(answer.body())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(100);
        assertThat(pages).hasValue(50);
    }
}
