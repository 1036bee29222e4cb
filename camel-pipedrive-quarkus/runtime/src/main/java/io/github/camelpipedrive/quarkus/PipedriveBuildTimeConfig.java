// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an application configures for its build. The component's own options are {@code camel.component.pipedrive.*}. */
@ConfigMapping(prefix = "quarkus.camel-pipedrive")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface PipedriveBuildTimeConfig {

    /**
     * Whether an unknown operation in a route that is known when the application is built ends the build.
     *
     * @return true unless it is disabled
     */
    @WithDefault("true")
    boolean checkRoutes();

    /**
     * The sandbox that starts in dev and test mode.
     *
     * @return its settings
     */
    DevServices devservices();

    /** The sandbox that starts in dev and test mode. */
    interface DevServices {

        /**
         * Whether the sandbox starts in dev and test mode when no account is configured.
         *
         * @return true unless it is disabled
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * The port in dev mode. Any free one if omitted. Tests always take a free one, so that they can run beside dev mode.
         *
         * @return the port
         */
        Optional<Integer> port();

        /**
         * Options of the sandbox's program, such as {@code --generate=deal=20}.
         *
         * @return the options
         */
        Optional<List<String>> options();

        /**
         * A file with records to start with. A relative name is relative to the application's module.
         *
         * @return the file
         */
        Optional<String> seed();
    }
}
