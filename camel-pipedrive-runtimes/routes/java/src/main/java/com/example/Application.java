// SPDX-License-Identifier: Apache-2.0
package com.example;

import org.apache.camel.main.Main;

/** Starts Camel with the shared routes in Java. */
public final class Application {

    private Application() {}

    /** Starts Camel. */
    public static void main(String[] arguments) throws Exception {
        new Main(Application.class).run(arguments);
    }
}
