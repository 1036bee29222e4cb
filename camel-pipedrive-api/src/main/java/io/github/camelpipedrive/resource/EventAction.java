// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.resource;

/** What happens to a record: the {@code event_action} of Pipedrive's webhooks. */
public enum EventAction {
    /** It is created. */
    CREATE,
    /** One of its fields gets another value. */
    CHANGE,
    /** It is deleted. */
    DELETE
}
