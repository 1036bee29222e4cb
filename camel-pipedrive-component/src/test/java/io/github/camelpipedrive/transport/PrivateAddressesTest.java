// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;

import io.github.camelpipedrive.auth.BaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which addresses are in private networks, and from where one may be led to them. */
class PrivateAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.255.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::c0a8:101",
                // NAT64 of a network's own: RFC 8215.
                "64:ff9b:1::1.1.1.1",
                "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
                // Translated: RFC 2765, section 2.1.
                "::ffff:0:10.0.0.1",
                "::ffff:0:127.0.0.1",
                "::127.0.0.1",
                "::192.168.1.1",
                "2002:a00:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                // Teredo, with the server's address as it is and the client's inverted: RFC 4380, section 4.
                "2001:0:a00:1:0:0:fefe:fefe",
                "2001:0:101:101:0:0:f5ff:fffe",
                // ISATAP: RFC 5214, section 6.1.
                "2606:4700::5efe:10.0.0.1",
                "2606:4700::200:5efe:192.168.0.1",
                // Benchmarks: RFC 5180, as 198.18.0.0/15.
                "2001:2::1",
                "2001:2:0:ffff::1",
                "feff::1",
                "febf::1",
                "ff0e::1",
                "239.255.255.255"
            })
    void arePrivate(String address) throws Exception {
        assertThat(PrivateAddresses.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.2.1",
                "192.167.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1",
                "64:ff9b::1.1.1.1",
                "2002:101:101::1",
                "::ffff:1.1.1.1",
                "::ffff:0:1.1.1.1",
                "::1.1.1.1",
                "2001:0:101:101:0:0:fefe:fefe",
                "2001:1:a00:1::1",
                "2606:4700::5efe:1.1.1.1",
                "2001:2:1::1",
                "64:ff9b:2::1.1.1.1",
                "fbff::1",
                "fe00::1",
                "192.0.1.1"
            })
    void arePublic(String address) throws Exception {
        assertThat(PrivateAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    /** Nobody has these addresses: they are for documents, or lead nowhere. A redirect there fails by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1", "100::1"})
    void areNotThoseOfDocuments(String address) throws Exception {
        assertThat(PrivateAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, http://localhost:2, true",
        "http://127.0.0.1:1, https://10.0.0.1, true",
        "https://10.0.0.2, https://10.0.0.1, true",
        "https://10.0.0.2, http://127.0.0.1:1, false",
        "https://10.0.0.2, https://0.0.0.0, true",
        "https://1.1.1.1, https://9.9.9.9, true",
        "https://1.1.1.1, https://10.0.0.1, false",
        "https://1.1.1.1, http://127.0.0.1:1, false",
        "https://1.1.1.1, https://127.0.0.1, false",
        "https://1.1.1.1, https://2130706433, false"
    })
    void leadOnlyFromWhereTheyCanBeReached(String from, String to, boolean allowed) {
        assertThat(PrivateAddresses.ofThisMachine().mayLead(BaseUrl.parse(from, "from"), BaseUrl.parse(to, "to")))
                .isEqualTo(allowed);
    }

    /** Behind a proxy names may be unknown; then nothing but the proxy can send anything there. */
    @Test
    void areNotNamesThatNobodyKnowsHere() {
        PrivateAddresses addresses = new PrivateAddresses(host -> {
            throw new UnknownHostException(host);
        });

        assertThat(addresses.mayLead(
                        BaseUrl.parse("https://a.example", "from"), BaseUrl.parse("https://b.example", "to")))
                .isTrue();
    }

    @Test
    void areNamesOfWhichOneAddressIsPrivate() {
        PrivateAddresses addresses = new PrivateAddresses(host -> host.equals("b.example")
                ? new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")}
                : new InetAddress[] {InetAddress.getByName("1.1.1.1")});

        assertThat(addresses.mayLead(
                        BaseUrl.parse("https://a.example", "from"), BaseUrl.parse("https://b.example", "to")))
                .isFalse();
    }
}
