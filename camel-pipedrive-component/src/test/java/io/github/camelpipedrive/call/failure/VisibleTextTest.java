// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.failure;

import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is shown of an error page. */
class VisibleTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a<script>x</script>b|a b",
                "a<SCRIPT type='y'>x<p></Script>b|a b",
                "<head><style>x</style></head>b| b",
                "a<style>x</script>y</style>b|a b",
                "a<scripted>x</script>b|a<scripted>x</script>b",
                "a<script>b|a<script>b",
                "a<script>b<style>c</style>d|a<script>b d",
                "a < b|a < b"
            })
    void leavesOutWhatABrowserDoesNotShow(String page, String visible) {
        assertThat(VisibleText.of(page)).isEqualTo(visible);
    }

    /** With a regular expression that looks for each end again, a page of this length takes hours. */
    @ParameterizedTest
    @ValueSource(strings = {"<script ", "</script ", "<script <style <head ", "<script></style>", "<"})
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void takesTimeInProportionToThePage(String piece) {
        String page = piece.repeat(16 * 1024 * 1024 / piece.length());

        assertThat(VisibleText.of(page)).isEqualTo(page);
    }

    @Test
    void isWhatAnErrorSays() {
        assertThat(ErrorText.of(MissingNode.getInstance(), "<head><title>x</title></head><p>Down <b>now</b>", 500)
                        .message())
                .isEqualTo("Down now");
    }
}
