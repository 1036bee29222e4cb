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

    /** Whether an address is not a public one, such as of a private network, the link, or a group. */
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

    /**
     * Besides those that the JDK knows: this network, shared networks, those for benchmarks, and what is reserved (RFC
     * 6890). Networks for documents are not among them: nobody has one.
     */
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

    /** Unique local addresses, those for benchmarks, and those that carry a private IPv4 address. */
    private static boolean isPrivate6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        boolean benchmark = begins(bytes, 0x20, 0x01, 0, 2, 0, 0);
        boolean nat64OfOnesOwn = begins(bytes, 0, 0x64, 0xff, 0x9b, 0, 1);
        return uniqueLocal || benchmark || nat64OfOnesOwn || carriesPrivate4(bytes);
    }

    private static boolean carriesPrivate4(byte[] bytes) {
        boolean compatible = isZero(bytes, 0, 12);
        boolean nat64 = begins(bytes, 0, 0x64, 0xff, 0x9b);
        boolean translated = begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0);
        // The bit says whether the IPv4 address is unique, which nobody checks.
        boolean isatap = (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
        boolean sixToFour = begins(bytes, 0x20, 0x02);
        boolean teredo = begins(bytes, 0x20, 0x01, 0, 0);
        return (compatible || nat64 || translated || isatap) && isPrivate4(bytes, 12)
                || sixToFour && isPrivate4(bytes, 2)
                || teredo && (isPrivate4(bytes, 4) || isPrivate4(inverted(bytes), 12));
    }

    /** Teredo writes the client's address so that nothing on the way translates it. */
    private static byte[] inverted(byte[] bytes) {
        byte[] inverted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            inverted[i] = (byte) ~bytes[i];
        }
        return inverted;
    }

    private static boolean begins(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
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
