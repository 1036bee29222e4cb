// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.RedirectFuzzing;
import io.github.camelpipedrive.transport.Request;
import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.transport.Transport;

import static org.assertj.core.api.Assertions.assertThat;

/** Redirects, one after the other: the method of the request, then lines such as {@code <status> <location>}. */
class RedirectFuzzTest {

    private static final BaseUrl API = BaseUrl.parse("https://api.pipedrive.com", "baseUrl");
    private static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";
    private static final int MOST_REQUESTS = 6;

    @FuzzTest
    void theTokenStaysAtItsHostAndNothingLeadsIntoAPrivateNetwork(byte[] data) throws Exception {
        FuzzInput input = new FuzzInput(data);
        Method method = FuzzInput.oneOf(List.of(Method.values()), input.line());
        List<Request> sent = new ArrayList<>();
        List<FuzzedAnswer> answers = new ArrayList<>();
        Transport elsewhere = request -> {
            sent.add(request);
            answers.add(answer(request.baseUrl(), input));
            return answers.get(answers.size() - 1);
        };
        Transport own = request -> elsewhere.send(request.signed(new Credential("x-api-token", TOKEN, API)));
        Request request = new Request(
                "file/get", "acme", method, method != Method.POST, "/api/v1/files/1?a=b", Body.NONE, Claim.NONE);

        try (Response response = RedirectFuzzing.following(own, elsewhere)
                .send(request.signed(new Credential("x-api-token", TOKEN, API)))) {
            FuzzedAnswer last = answers.get(answers.size() - 1);
            assertThat(last.closed()).isFalse();
            assertThat(response.status()).isEqualTo(last.status());
            boolean away = sent.stream().anyMatch(each -> !each.baseUrl().equals(API));
            assertThat(response.elsewhere().isPresent()).isEqualTo(away);
        } catch (PipedriveServerException e) {
            Failures.checkWords(e);
            assertThat(e.isPossiblyCarriedOut()).isFalse();
        }

        assertThat(answers).allSatisfy(each -> assertThat(each.closed()).isTrue());
        assertThat(sent).hasSizeBetween(1, method == Method.GET ? MOST_REQUESTS : 1);
        boolean away = false;
        for (Request each : sent) {
            away |= !each.baseUrl().equals(API);
            assertThat(each.signature().isPresent()).as("signed: %s", each).isEqualTo(!away);
            assertThat(each.target()).matches("/[!-~]*");
            assertThat(each.baseUrl().scheme()).isEqualTo("https");
            assertThat(each.baseUrl().isLoopback()).isFalse();
            assertThat(RedirectFuzzing.isPrivate(each.baseUrl().host())).isFalse();
        }
    }

    private static FuzzedAnswer answer(BaseUrl origin, FuzzInput input) {
        String[] words = input.words(2);
        int status = words[0].isEmpty() ? 200 : FuzzInput.number(words[0], 1000);
        return new FuzzedAnswer(origin, status, Map.of("location", words[1]), new byte[0], false);
    }
}
