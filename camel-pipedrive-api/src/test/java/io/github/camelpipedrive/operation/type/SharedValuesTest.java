// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values whose parts are the same object, as of YAML with aliases: written out they are far longer. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SharedValuesTest {

    @Test
    void areRefusedWhenTheyHoldTooManyValues() {
        List<Object> value = List.of("x");
        for (int i = 0; i < 40; i++) {
            value = List.of(value, value);
        }
        List<Object> all = value;

        assertThatThrownBy(() -> new AnyJson().accept(all))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("has more than 1000000 values");
    }
}
