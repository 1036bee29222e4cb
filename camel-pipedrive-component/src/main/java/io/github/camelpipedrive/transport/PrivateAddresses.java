// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.camelpipedrive.auth.BaseUrl;

/**
 * Knows which hosts are in a private network, so that a redirect can't have something read there. A name is resolved as it
 * is when the request is sent; who answers a name server's questions can answer the next one differently, so this holds as
 * long as the JVM keeps the answer (30 seconds unless changed).
 *
 * @param names resolves names
 */
record PrivateAddresses(Names names) {

    /** What addresses a name has. */
    @FunctionalInterface
    interface Names {
        /** The addresses of a name, or the address itself. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static final Pattern ADDRESS = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

    /** With the names of the operating system. */
    static PrivateAddresses ofThisMachine() {
        return new PrivateAddresses(InetAddress::getAllByName);
    }

    /**
     * Whether what the one host answers may lead to the other.
     *
     * @param from where the answer came from
     * @param to where it leads
     * @return false when that is this machine or a private network, and the first host is not in it
     */
    boolean mayLead(BaseUrl from, BaseUrl to) {
        if (from.isLoopback()) {
            return true;
        }
        if (to.isLoopback() || isOddAddress(to.host())) {
            return false;
        }
        return !has(to, PrivateAddresses::isPrivate)
                || !has(to, InetAddress::isLoopbackAddress) && has(from, PrivateAddresses::isPrivate);
    }

    /** Such as {@code 127.1} or {@code 0177.0.0.1}, which not all programs read in the same way. */
    private static boolean isOddAddress(String host) {
        return ENDS_IN_A_NUMBER.matcher(host).matches()
                && !ADDRESS.matcher(host).matches();
    }

    private boolean has(BaseUrl url, Predicate<InetAddress> what) {
        try {
            return Arrays.stream(names.resolve(url.host())).anyMatch(what);
        } catch (UnknownHostException e) {
            // Nothing can be sent there from here; what a proxy knows of it is the proxy's to decide.
            return false;
        }
    }

    /** Whether an address is no public one, such as of a private network, the link, or a group. */
    static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPrivate6(bytes) : isPrivate4(bytes, 0);
    }

    /** Besides those that the JDK knows: this network, shared and test networks, and what is reserved (RFC 6890). */
    private static boolean isPrivate4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        int third = bytes[from + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second < 128;
            case 169 -> second == 254;
            case 172 -> second >= 16 && second < 32;
            case 192 -> second == 168 || second == 0 && third == 0;
            case 198 -> second == 18 || second == 19;
            default -> first >= 224;
        };
    }

    /** Unique local addresses, and those that carry an IPv4 address: compatible and translated ones, NAT64 and 6to4. */
    private static boolean isPrivate6(byte[] bytes) {
        if ((bytes[0] & 0xfe) == 0xfc) {
            return true;
        }
        boolean compatible = isZero(bytes, 0, 12);
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean localUse = nat64 && bytes[4] == 0 && bytes[5] == 1;
        boolean translated = isZero(bytes, 0, 8) && bytes[8] == -1 && bytes[9] == -1 && isZero(bytes, 10, 12);
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return localUse
                || (compatible || nat64 || translated) && isPrivate4(bytes, 12)
                || sixToFour && isPrivate4(bytes, 2);
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
