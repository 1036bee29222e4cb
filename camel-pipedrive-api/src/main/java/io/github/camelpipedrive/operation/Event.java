// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.Objects;
import java.util.Optional;

import io.github.camelpipedrive.resource.EventAction;
import io.github.camelpipedrive.resource.Resource;

/**
 * Something that happens to the records of a resource.
 *
 * @param resource the resource
 * @param action what happens, one of the resource's events
 */
public record Event(Resource resource, EventAction action) implements Target {

    /** Checks that the resource has the event. */
    public Event {
        Objects.requireNonNull(resource, "resource");
        if (!resource.events().contains(action)) {
            throw new IllegalArgumentException(resource + " has no event " + action.pastTense());
        }
    }

    /**
     * The event of this name.
     *
     * @param resource the resource
     * @param name such as {@code changed}
     * @return the event, empty when the resource has none of this name
     */
    static Optional<Event> of(Resource resource, String name) {
        return resource.events().stream()
                .filter(action -> action.pastTense().equals(name))
                .map(action -> new Event(resource, action))
                .findFirst();
    }

    @Override
    public String id() {
        return resource.name() + "/" + action.pastTense();
    }
}
