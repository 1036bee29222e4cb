// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.io.IOException;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a stranger may send to the callback: nothing of it is a failure of the service. */
class StrangeCallbacksTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void close() {
        context.stop();
    }

    private Exchange received(String query) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader(Exchange.HTTP_QUERY, query);
        new ReceiveCallback().process(exchange);
        return exchange;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "code=c&state=s c s",
                "code=c&state=s& c s",
                "&code=c&&state=s&& c s",
                "code=c&state=s&= c s",
                "code=c&state=s&x c s",
                "code=c&state=s&=x c s",
                "code=c&state=s&x=%zz c s",
                "code=c%2B%2F&state=s%3D c+/ s=",
                "code=%zz&state=% %zz %",
                "code=c&code=c&state=s - s",
                "code&state=s - s",
                "Code=c&state=s - s",
                "code=a=b&state=s a=b s"
            })
    void areReadAsFarAsTheyCanBe(String query, String code, String state) {
        Exchange exchange = received(query);

        assertThat(exchange.getMessage().getHeader("CamelPipedrive.code")).isEqualTo(code);
        assertThat(exchange.getMessage().getHeader("CamelPipedrive.state")).isEqualTo(state);
        assertThat(exchange.getMessage().getHeader("CamelPipedrive.session")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&", "=", "%", "%&%", "???", "\u0000", "code=&state="})
    void areNoFailureWhenNothingCanBeRead(String query) {
        assertThat(received(query).getMessage().getHeader("CamelPipedrive.error"))
                .isNull();
    }

    @Test
    void leaveNothingOfForeignExceptionsInTheLog() {
        Exception failure = new IllegalStateException("code=secret", new IOException("state=secret"));

        assertThat(ClassNames.of(failure))
                .startsWith("java.lang.IllegalStateException at ")
                .contains(", caused by java.io.IOException at ")
                .doesNotContain("secret");
    }

    @Test
    void endWithALoopOfCauses() {
        Exception one = new IllegalStateException();
        Exception two = new IllegalStateException(one);
        one.initCause(two);

        assertThat(List.of(ClassNames.of(one).split(", caused by "))).hasSizeBetween(1, 2);
    }
}
