// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServicePortTest {

    @Test
    void is8080UnlessSaidOtherwise() {
        assertThat(ServicePort.of()).isEqualTo(new ServicePort(8080));
        assertThat(ServicePort.of("8090")).isEqualTo(new ServicePort(8090));
        assertThat(ServicePort.of("65535")).isEqualTo(new ServicePort(65_535));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "100000", "http", "8080 8090"})
    void isANumber(String given) {
        assertThatThrownBy(() -> ServicePort.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The port is a number from 1 to 65535, not " + given);
    }

    @Test
    void isOne() {
        assertThatThrownBy(() -> ServicePort.of("8080", "8090"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The port is a number from 1 to 65535, not 8080 8090");
    }

    @Test
    void saysThatItIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            ServicePort port = new ServicePort(other.getLocalPort());

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Can't listen on localhost:" + port.number() + ": Address already in use");

            other.close();
            assertThatCode(port::requireFree).doesNotThrowAnyException();
        }
    }
}
