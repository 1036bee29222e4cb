// SPDX-License-Identifier: Apache-2.0
package com.example;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command {@code camel}, as JBang starts it. */
public final class CamelCli {

    private CamelCli() {}

    /** Runs a command of the Camel CLI. */
    public static void main(String[] arguments) {
        CamelJBangMain.run(arguments);
    }
}
