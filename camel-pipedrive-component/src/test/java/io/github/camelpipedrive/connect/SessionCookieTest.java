// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which cookie counts, of those that others may have set. */
class SessionCookieTest {

    private final String key = SessionCookie.newKey();
    private final String session = SessionCookie.session(key, false);

    @Test
    void isOneOfTheHostItselfOverHttps() {
        assertThat(SessionCookie.set(session, true))
                .isEqualTo("__Host-pipedrive-connect=" + session
                        + "; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure");
        assertThat(SessionCookie.cleared(true)).startsWith("__Host-pipedrive-connect=; Path=/; Max-Age=0; ");
        assertThat(SessionCookie.cleared(true)).endsWith("; Secure");
    }

    @Test
    void standsForTheSameSessionOverHttpAndHttps() {
        assertThat(SessionCookie.sessionIn("pipedrive-connect=" + key)).isEqualTo(session);
        assertThat(SessionCookie.sessionIn("__Host-pipedrive-connect=" + session))
                .isEqualTo(session);
    }

    /** Another host of the site can set a cookie without the prefix, with what the attacker's own browser got. */
    @Test
    void ofHttpsCannotBePlantedAsOneOfHttp() {
        assertThat(SessionCookie.sessionIn("pipedrive-connect=" + session)).isNotEqualTo(session);
    }

    @Test
    void ofHttpsCountsBesideOneOfHttp() {
        assertThat(SessionCookie.sessionIn(
                        "pipedrive-connect=planted; __Host-pipedrive-connect=" + session + "; pipedrive-connect=again"))
                .isEqualTo(session);
    }

    @Test
    void ofTheShortestPathCountsOverHttp() {
        assertThat(SessionCookie.sessionIn("pipedrive-connect=planted; pipedrive-connect=" + key))
                .isEqualTo(session);
    }

    @Test
    void isNoneWhereNothingIsInIt() {
        assertThat(SessionCookie.sessionIn("")).isEmpty();
        assertThat(SessionCookie.sessionIn("other=1; pipedrive-connect; =; pipedrive-connect="))
                .isEmpty();
    }
}
