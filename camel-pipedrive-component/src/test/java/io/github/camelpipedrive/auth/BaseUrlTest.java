// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Where calls may go: https, except for this machine. */
class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.pipedrive.com, https://api.pipedrive.com",
        "' https://api.pipedrive.com ', https://api.pipedrive.com",
        "HTTPS://API.Pipedrive.COM/, https://api.pipedrive.com",
        "https://crm.example:8443, https://crm.example:8443",
        "https://crm.example:443, https://crm.example",
        "https://crm.example:65535, https://crm.example:65535",
        "https://crm.example:, https://crm.example",
        "http://localhost:80, http://localhost",
        "http://localhost, http://localhost",
        "http://localhost:443, http://localhost:443",
        "http://127.0.0.1:8765, http://127.0.0.1:8765",
        "http://127.1.2.3:1, http://127.1.2.3:1",
        "http://[::1]:8765, http://[::1]:8765",
        "https://[2001:db8::1], https://[2001:db8::1]"
    })
    void isSchemeHostAndPort(String text, String url) {
        assertThat(BaseUrl.parse(text, "baseUrl")).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            http://api.pipedrive.com      | baseUrl 'http://api.pipedrive.com' must start with https:// (http is for loopback addresses only)
            http://127.0.0.1.evil.example | baseUrl 'http://127.0.0.1.evil.example' must start with https:// (http is for loopback addresses only)
            http://localhost.evil.example | baseUrl 'http://localhost.evil.example' must start with https:// (http is for loopback addresses only)
            http://128.0.0.1              | baseUrl 'http://128.0.0.1' must start with https:// (http is for loopback addresses only)
            ftp://localhost               | baseUrl 'ftp://localhost' must start with https:// (http is for loopback addresses only)
            api.pipedrive.com             | baseUrl 'api.pipedrive.com' must be a URL such as https://api.pipedrive.com
            https://                      | baseUrl 'https://' is not a URL
            https:///x                    | baseUrl 'https:///x' must be a URL such as https://api.pipedrive.com
            https://api.example:99999     | baseUrl must have a host that can exist and a port from 1 to 65535
            https://api.example:65536     | baseUrl must have a host that can exist and a port from 1 to 65535
            https://api.example:0         | baseUrl must have a host that can exist and a port from 1 to 65535
            a b                           | baseUrl 'a b' is not a URL
            https://acme.example:99999    | baseUrl must have a host that can exist and a port from 1 to 65535
            https://acme.example:65536    | baseUrl must have a host that can exist and a port from 1 to 65535
            https://acme.example:0        | baseUrl must have a host that can exist and a port from 1 to 65535
            https://a0123456789012345678901234567890123456789012345678901234567890123.example | baseUrl must have a host that can exist and a port from 1 to 65535
            """)
    void saysWhyItIsNone(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse(text, "baseUrl"))
                .withMessage(message);
    }

    /** Not quoted, as there may be a password in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@api.pipedrive.com",
                "https://api.pipedrive.com?token=secret",
                "https://api.pipedrive.com#secret",
                "https://api.pipedrive.com/api/v2"
            })
    void isNothingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse(text, "baseUrl"))
                .withMessage("baseUrl must consist of scheme, host and port only, such as https://api.pipedrive.com;"
                        + " paths such as /api/v2 are added by the component");
    }

    @ParameterizedTest
    @CsvSource({"acme, https://acme.pipedrive.com", "Acme-2, https://acme-2.pipedrive.com", "a, https://a.pipedrive.com"
    })
    void isTheCompanysOwn(String domain, String url) {
        assertThat(BaseUrl.ofCompany(domain)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme.pipedrive.com",
                "-acme",
                "acme-",
                "a b",
                "evil.example/",
                "https://acme",
                "acme:80",
                "a@b"
            })
    void isNoDomainOfACompany(String domain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.ofCompany(domain))
                .withMessage("companyDomain '" + domain
                        + "' must be the first part of the account's address: acme for https://acme.pipedrive.com");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost, true",
        "https://127.0.0.1, true",
        "http://[::1], true",
        "https://api.pipedrive.com, false",
        "https://localhost.example, false"
    })
    void knowsThisMachine(String text, boolean loopback) {
        assertThat(BaseUrl.parse(text, "baseUrl").isLoopback()).isEqualTo(loopback);
    }
}
