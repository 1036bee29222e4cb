// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelpipedrive.auth.AccountName;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.ConnectState;
import io.github.camelpipedrive.auth.ConnectState.InvalidStateException;
import io.github.camelpipedrive.auth.OauthApp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** States of callbacks: a line with the session's key, one with the account, one with a place, then what stands there. */
class ConnectStateFuzzTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final OauthApp APP = new OauthApp(
            "client",
            "secret-of-the-app",
            "https://app.example/callback",
            BaseUrl.parse("https://oauth.pipedrive.com", "oauthUrl"),
            BaseUrl.parse("https://api.pipedrive.com", "baseUrl"));

    private final Set<UUID> used = new HashSet<>();

    private ConnectState at(Instant time) {
        return new ConnectState(APP, Clock.fixed(time, ZoneOffset.UTC), (state, end) -> used.add(state));
    }

    @FuzzTest
    void onlyAStateThatWasMadeHereIsAcceptedOnceInItsSession(byte[] data) throws Exception {
        FuzzInput input = new FuzzInput(data);
        String session = input.line();
        String account = account(input.line());
        String place = input.line();
        String given = input.text();
        used.clear();
        ConnectState states = at(NOON);

        checkRefused(states, given, session);
        String state = states.create(account, session);
        assertThat(state).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        checkRefused(at(NOON.plus(Duration.ofMinutes(10))), state, session);
        checkRefused(states, state, session + "x");
        checkChanged(states, state, place, given, account, session);
        assertThat(states.check(state, session)).isEqualTo(account);
        checkRefused(states, state, session);
    }

    private static String account(String name) {
        try {
            return AccountName.check(name);
        } catch (IllegalArgumentException e) {
            // A user connects whatever account is theirs.
            return "";
        }
    }

    private void checkRefused(ConnectState states, String state, String session) {
        int before = used.size();
        assertThatThrownBy(() -> states.check(state, session))
                .isInstanceOf(InvalidStateException.class)
                .hasMessageMatching("[a-z0-9 ,']+");
        assertThat(used).hasSize(before);
    }

    /** A part of a state is replaced: it is refused, unless Base64 says the same by it. */
    private void checkChanged(
            ConnectState states, String state, String place, String by, String account, String session)
            throws InvalidStateException {
        int from = FuzzInput.number(place, state.length());
        int until = Math.min(state.length(), from + by.length());
        String changed = state.substring(0, from) + by + state.substring(until);
        if (!saysTheSame(state, changed)) {
            checkRefused(states, changed, session);
        } else {
            assertThat(states.check(changed, session)).isEqualTo(account);
            checkRefused(states, state, session);
            used.clear();
        }
    }

    private static boolean saysTheSame(String state, String changed) {
        String[] these = state.split("\\.", -1);
        String[] those = changed.split("\\.", -1);
        return those.length == 2
                && decoded(these[0]).equals(decoded(those[0]))
                && decoded(these[1]).equals(decoded(those[1]));
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "no Base64";
        }
    }
}
