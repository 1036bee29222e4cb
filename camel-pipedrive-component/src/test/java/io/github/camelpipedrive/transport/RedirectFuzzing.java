// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Opens the following of redirects to fuzz targets, with names that nobody is asked for. */
public final class RedirectFuzzing {

    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.]+]|\\d{1,3}(?:\\.\\d{1,3}){3}");

    private RedirectFuzzing() {}

    /**
     * Follows redirects.
     *
     * @param own sends a request to the API, with its credential
     * @param elsewhere sends a request as it is
     * @return both in one
     */
    public static Transport following(Transport own, Transport elsewhere) {
        return new Redirecting(
                own, elsewhere, elsewhere, new PrivateAddresses(RedirectFuzzing::resolve), UnaryOperator.identity());
    }

    /**
     * Whether a host is in a private network: those whose names end in {@code .internal}, and private addresses.
     *
     * @param host the host
     * @return false for all others
     */
    public static boolean isPrivate(String host) {
        try {
            return PrivateAddresses.isPrivate(resolve(host)[0]);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        if (host.endsWith(".internal")) {
            return new InetAddress[] {InetAddress.getByAddress(new byte[] {10, 1, 2, 3})};
        }
        return new InetAddress[] {
            ADDRESS.matcher(host).matches()
                    ? InetAddress.getByName(host)
                    : InetAddress.getByAddress(new byte[] {(byte) 198, 51, 100, 7})
        };
    }
}
