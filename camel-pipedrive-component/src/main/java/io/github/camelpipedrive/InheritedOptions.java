// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

/**
 * What the options of an endpoint began with.
 *
 * @param component the component's options
 * @param account the component's own account at that time, whose the inherited tokens are
 * @param given the options that the endpoint sets itself
 */
record InheritedOptions(PipedriveConnectionConfiguration component, String account, GivenOptions given) {

    boolean isInherited(String option) {
        return !given.has(option);
    }
}
