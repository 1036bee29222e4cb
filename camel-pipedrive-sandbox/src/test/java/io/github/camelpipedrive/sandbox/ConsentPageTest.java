// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.QueryString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelpipedrive.sandbox.FormClient.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConsentPageTest {

    private static final String CALLBACK = "https://tiles.example/back?from=crm";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .app("tiles & \"more\"", "s3cret", CALLBACK)
            .company(440_056, "Northwind <b>Floors</b>", "northwind"));

    private static final String STATE = "a'b\"<script>alert(1)</script>&x=1 {{scopes}} +";

    private FormClient browser;

    @BeforeEach
    void open() {
        browser = new FormClient(PIPEDRIVE.baseUrl());
    }

    private static String asked(String... more) {
        String request = form("client_id", "tiles & \"more\"", "redirect_uri", CALLBACK, "state", STATE);
        return more.length == 0 ? request : request + "&" + form(more);
    }

    @Test
    void asksTheUserAndShowsEverythingEscaped() throws Exception {
        ApiClient.Answer page = browser.get("/oauth/authorize?" + asked(), "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("cache-control")).isEqualTo("no-store");
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(page.text())
                .contains("<b>tiles &amp; &quot;more&quot;</b>")
                .contains("<b>Northwind &lt;b&gt;Floors&lt;/b&gt;</b>")
                .contains("value=\"a&#39;b&quot;&lt;script&gt;alert(1)&lt;/script&gt;&amp;x=1 {{scopes}} +\"")
                .contains("<li>deals:full</li>")
                .doesNotContain("<script>");
    }

    @Test
    void sendsTheBrowserBackWithACodeAndTheUntouchedState() throws Exception {
        ApiClient.Answer answer = browser.post("/oauth/authorize", "", asked("user", "1", "decision", "allow"));

        assertThat(answer.status()).isEqualTo(302);
        Map<String, List<String>> query =
                QueryString.parse(URI.create(answer.header("location")).getRawQuery());
        assertThat(answer.header("location")).startsWith(CALLBACK + "&code=");
        assertThat(query).containsOnlyKeys("from", "code", "state").containsEntry("state", List.of(STATE));
        assertThat(PIPEDRIVE.requests("oauth/authorize")).hasSize(1);
    }

    @Test
    void sendsTheBrowserBackWithAnErrorWhenTheUserDenies() throws Exception {
        ApiClient.Answer answer = browser.post("/oauth/authorize", "", asked("user", "0", "decision", "deny"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).startsWith(CALLBACK + "&error=user_denied&state=");
        assertThat(answer.header("location")).doesNotContain("code=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_id=other&redirect_uri=x | No app with the client ID &#39;other&#39; is registered.",
                "redirect_uri=x | No app with the client ID &#39;&#39; is registered.",
                "client_id=tiles+%26+%22more%22 | The redirect_uri &#39;&#39; is not the one",
                "client_id=tiles+%26+%22more%22&redirect_uri=https%3A%2F%2Ftiles.example%2Fback | is not the one",
                "client_id=tiles+%26+%22more%22&redirect_uri=https%3A%2F%2Ftiles.example%2Fback%3Ffrom%3Dcrm%2F"
                        + " | is not the one",
                "client_id=a&client_id=b | The parameter client_id is repeated."
            })
    void sendsTheBrowserNowhereWhenTheRequestIsWrong(String query, String message) throws Exception {
        for (ApiClient.Answer page : List.of(
                browser.get("/oauth/authorize?" + query, ""),
                browser.post("/oauth/authorize", "", query + "&user=0&decision=allow"))) {
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.header("location")).isNull();
            assertThat(page.text()).contains(message);
        }
    }

    @Test
    void escapesWhatItRefuses() throws Exception {
        ApiClient.Answer page = browser.get("/oauth/authorize?" + form("client_id", "<script>alert(1)</script>"), "");

        assertThat(page.text()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void refusesAnEmptyScopeAsTheRealOneWasSeenToDo() throws Exception {
        assertThat(browser.get("/oauth/authorize?" + asked("scope", ""), "").status())
                .isEqualTo(400);
        PIPEDRIVE.oauth().emptyScope(true);
        assertThat(browser.get("/oauth/authorize?" + asked("scope", ""), "").status())
                .as("where the sandbox is told to take it")
                .isEqualTo(200);
        assertThat(browser.get("/oauth/authorize?" + asked("response_type", "code"), "")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=7&decision=allow", "decision=allow", "user=0", "user=0&decision=perhaps"})
    void givesNoCodeForAnswersThatThePageCanNotGive(String answer) throws Exception {
        ApiClient.Answer page = browser.post("/oauth/authorize", "", asked() + "&" + answer);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("location")).isNull();
    }

    @Test
    void decidesForAUserInTests() {
        String url = PIPEDRIVE.baseUrl() + "/oauth/authorize?" + asked();

        assertThat(PIPEDRIVE.oauth().allow(url)).startsWith(CALLBACK + "&code=");
        assertThat(PIPEDRIVE.oauth().allow(url, "northwind")).contains("&state=a%27b");
        assertThat(PIPEDRIVE.oauth().deny(url)).startsWith(CALLBACK + "&error=user_denied&state=");
        assertThatThrownBy(() -> PIPEDRIVE.oauth().allow(url.replace("from%3Dcrm", "from%3Delsewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The redirect_uri 'https://tiles.example/back?from=elsewhere' is not the one that the app"
                        + " is registered with.");
    }
}
