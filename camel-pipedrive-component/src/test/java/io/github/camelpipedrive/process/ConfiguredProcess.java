// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A service that is configured by a file of properties, and says at its start what Camel says of them. */
public final class ConfiguredProcess {

    private ConfiguredProcess() {}

    /**
     * Runs it.
     *
     * @param arguments the file
     */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + arguments[0]);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal").to("pipedrive:deal/get?id=1");
            }
        });
        main.start();
        System.out.println("done");
        main.stop();
    }
}
