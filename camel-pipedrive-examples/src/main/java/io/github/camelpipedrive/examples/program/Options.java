// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

/** What a program is to do. */
public interface Options {

    /** Whether only the usage is asked for. */
    boolean help();

    /** The options with what they mean, for people. */
    String usage();
}
