// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Scheme, host and port of the API. Always https, except for loopback addresses, so that no credential crosses a network
 * unencrypted.
 *
 * @param scheme https, or http for a loopback address
 * @param host the host name or address in lower case, an IPv6 address in brackets
 * @param port the port, -1 for the scheme's own
 */
public record BaseUrl(String scheme, String host, int port) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final String PIPEDRIVE = "pipedrive.com";

    private static final Pattern COMPANY_DOMAIN = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    /**
     * Reads an address.
     *
     * @param text such as {@code https://api.pipedrive.com}
     * @param option the option it comes from, for messages
     * @return the address
     * @throws IllegalArgumentException when it is not an address, holds more than scheme, host and port, or is not https
     *     and no loopback address
     */
    public static BaseUrl parse(String text, String option) {
        URI uri;
        try {
            uri = new URI(text.trim());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(option + " '" + text + "' is not a URL", e);
        }
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    option + " '" + text + "' must be a URL such as https://api.pipedrive.com");
        }
        if (uri.getUserInfo() != null
                || uri.getQuery() != null
                || uri.getFragment() != null
                || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
            throw new IllegalArgumentException(option + " must consist of scheme, host and port only, such as"
                    + " https://api.pipedrive.com; paths such as /api/v2 are added by the component");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !(scheme.equals("http") && LOOPBACK.matcher(host).matches())) {
            throw new IllegalArgumentException(
                    option + " '" + text + "' must start with https:// (http is for loopback addresses only)");
        }
        if (!isPossible(host, uri.getPort())) {
            throw new IllegalArgumentException(option + " must have a host that can exist and a port from 1 to 65535");
        }
        // Said or not, it is the same origin.
        int port = uri.getPort() == (secure ? HTTPS_PORT : HTTP_PORT) ? -1 : uri.getPort();
        return new BaseUrl(scheme, host, port);
    }

    /** The limits of TCP and of names in DNS (RFC 1035, section 2.3.4): an HTTP client may fail by other ones. */
    private static boolean isPossible(String host, int port) {
        return (port == -1 || port > 0 && port <= HIGHEST_PORT)
                && host.length() <= LONGEST_HOST
                && Arrays.stream(host.split("\\.", -1)).allMatch(label -> label.length() <= LONGEST_LABEL);
    }

    /**
     * The address of a company's account.
     *
     * @param companyDomain the first label of its address, such as {@code acme} of {@code acme.pipedrive.com}
     * @return the address
     * @throws IllegalArgumentException when it is no such label
     */
    public static BaseUrl ofCompany(String companyDomain) {
        if (!COMPANY_DOMAIN.matcher(companyDomain).matches()) {
            throw new IllegalArgumentException("companyDomain '" + companyDomain
                    + "' must be the first part of the account's address: acme for https://acme.pipedrive.com");
        }
        return new BaseUrl("https", companyDomain.toLowerCase(Locale.ROOT) + "." + PIPEDRIVE, -1);
    }

    /**
     * Whether it is Pipedrive itself.
     *
     * @return true for https, the default port, and pipedrive.com or a host below it
     */
    public boolean isPipedrive() {
        return scheme.equals("https") && port < 0 && (host.equals(PIPEDRIVE) || host.endsWith("." + PIPEDRIVE));
    }

    /**
     * Whether a credential for the other address may go here.
     *
     * @param other the other address
     * @return true for the same one, and for two hosts of Pipedrive
     */
    public boolean isSameApiAs(BaseUrl other) {
        return equals(other) || isPipedrive() && other.isPipedrive();
    }

    /**
     * Whether the host is this machine.
     *
     * @return true for localhost, 127.0.0.0/8 and [::1]
     */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }
}
