// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Instant;

import io.github.camelpipedrive.auth.Authorization.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UninstallTest {

    private static final Instant NOON = Instant.parse("2031-03-02T12:00:00Z");

    private static Authorization authorization(long companyId, long userId, String usedAt) {
        OauthToken token = new OauthToken("access", "refresh", NOON.plusSeconds(3600), "base", "");
        Owner owner = new Owner(companyId, "Tiletown Ltd", "tiletown", userId, "Sam Sales");
        return new Authorization("acme", token, owner, Instant.parse(usedAt), "");
    }

    @ParameterizedTest
    @CsvSource({"440055, 9001, true", "440055, 9002, false", "440056, 9001, false", "0, 0, false", "440055, 0, false"})
    void endsTheAuthorizationsOfOneUserOfOneCompany(long companyId, long userId, boolean ends) {
        Uninstall uninstall = new Uninstall(440_055, 9001, Instant.MAX);

        assertThat(uninstall.ends(authorization(companyId, userId, "2031-03-02T12:00:00Z")))
                .isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource({
        "2031-03-01T12:00:00Z, true",
        "2031-03-02T12:00:00Z, true",
        "2031-03-02T12:00:00.999Z, true",
        "2031-03-02T12:00:01Z, false",
        "2031-03-03T12:00:00Z, false"
    })
    void leavesATokenThatIsNewer(String usedAt, boolean ends) {
        assertThat(new Uninstall(440_055, 9001, NOON).ends(authorization(440_055, 9001, usedAt)))
                .isEqualTo(ends);
    }

    @Test
    void endsAnAuthorizationThatTheServerHasRefusedAlready() {
        Authorization refused =
                authorization(440_055, 9001, "2031-03-02T11:00:00Z").ended("Invalid grant");

        assertThat(new Uninstall(440_055, 9001, NOON).ends(refused)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 9001", "440055, 0", "-1, -1"})
    void isAboutSomebody(long companyId, long userId) {
        assertThatThrownBy(() -> new Uninstall(companyId, userId, NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Company and user have an ID from 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1930219200",
                "1930219200000",
                "2031-03-02T12:00:00Z",
                "2031-03-02T12:00:00.000Z",
                "2031-03-02T14:00:00+02:00"
            })
    void readsAMomentThatLeavesNoDoubt(String timestamp) {
        assertThat(Uninstall.moment(timestamp)).isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "today",
                "2031-03-02 12:00:00",
                "2031-03-02T12:00:00",
                "-5",
                "1.5",
                "99999999999999999999",
                "<script>"
            })
    void readsNoMomentThatLeavesOne(String timestamp) {
        assertThat(Uninstall.moment(timestamp)).isEqualTo(Instant.MAX);
    }
}
