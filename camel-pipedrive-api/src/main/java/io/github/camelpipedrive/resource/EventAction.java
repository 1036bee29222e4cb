// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.resource;

/** What happens to a record: the {@code event_action} of Pipedrive's webhooks. */
public enum EventAction {
    /** It is created. */
    CREATE("created"),
    /** One of its fields gets another value. */
    CHANGE("changed"),
    /** It is deleted. */
    DELETE("deleted");

    private final String pastTense;

    EventAction(String pastTense) {
        this.pastTense = pastTense;
    }

    /**
     * What has happened, as in URIs.
     *
     * @return such as {@code changed}
     */
    public String pastTense() {
        return pastTense;
    }
}
