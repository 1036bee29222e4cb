// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The port of this machine that a service listens on.
 *
 * @param number the port's number, from 1 to 65535
 */
public record ServicePort(int number) {

    private static final int USUAL = 8080;
    private static final int LAST = 65_535;

    /**
     * Reads the port from the arguments of a program.
     *
     * @param arguments the port, or nothing for 8080
     * @return the port
     * @throws IllegalArgumentException when they are something else; the message is one line for the user
     */
    public static ServicePort of(String... arguments) {
        if (arguments.length == 0) {
            return new ServicePort(USUAL);
        }
        String given = String.join(" ", arguments);
        if (!given.matches("[1-9]\\d{0,4}") || Integer.parseInt(given) > LAST) {
            throw new IllegalArgumentException("The port is a number from 1 to " + LAST + ", not " + given);
        }
        return new ServicePort(Integer.parseInt(given));
    }

    /**
     * Makes sure that nobody else listens there. Camel's HTTP server would tell its log only, and wait for ever.
     *
     * @throws IllegalStateException when the port can't be had; the message is one line for the user
     */
    public void requireFree() {
        try (ServerSocket socket = new ServerSocket(number, 1, InetAddress.getByName("localhost"))) {
            // It could be had: that is all there is to know.
        } catch (IOException e) {
            throw new IllegalStateException("Can't listen on localhost:" + number + ": " + e.getMessage(), e);
        }
    }
}
