// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import io.github.camelpipedrive.resource.Resource;

/** What the two names in a URI stand for: {@code deal/create} for an operation, {@code deal/changed} for an event. */
public sealed interface Target permits Operation, Event {

    /**
     * The resource that it is about.
     *
     * @return the resource
     */
    Resource resource();

    /**
     * Its name in URIs.
     *
     * @return resource and name, such as {@code deal/create}
     */
    String id();
}
