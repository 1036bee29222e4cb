// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.failure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelpipedrive.operation.Operation;

/**
 * Where a user finds the right value of a parameter that the API has refused. The form of a value is checked before it is
 * sent, so what the API refuses is one that does not exist, was deleted, or is not visible to the user.
 *
 * @param parameter the parameter's API name
 * @param noun what the API calls it in its messages
 * @param operation the operation that finds it, empty for none
 * @param hint what to do
 */
record Lookup(String parameter, Pattern noun, String operation, String hint) {

    private static final Pattern MISSING = Pattern.compile(
            "not found|(does not|doesn't|doesn’t) exist|not accessible|no such|invalid", Pattern.CASE_INSENSITIVE);

    private static final String GONE = "; it may have been deleted, or this user may not see it.";

    private static final List<Lookup> ALL = List.of(
            listed("stage_id", "stage", "stage/list"),
            listed("pipeline_id", "pipeline", "pipeline/list"),
            listed("person_id", "person", "person/search"),
            listed("org_id", "organi[sz]ation", "organization/search"),
            listed("organization_id", "organi[sz]ation", "organization/search"),
            listed("deal_id", "deal", "deal/search"),
            listed("lead_id", "lead", "lead/search"),
            user("owner_id"),
            user("user_id"),
            new Lookup(
                    "cursor",
                    noun("cursor"),
                    "",
                    "A cursor is for the next page of the list that gave it: resume with the same filters and sorting, or"
                            + " begin without a cursor."));

    private static Lookup listed(String parameter, String noun, String operation) {
        return new Lookup(parameter, noun(noun), operation, "pipedrive:" + operation + " shows which there are" + GONE);
    }

    private static Lookup user(String parameter) {
        return new Lookup(
                parameter,
                noun("user|owner"),
                "user/getCurrent",
                "It has to be the ID of an active user of the company; pipedrive:user/getCurrent shows the caller's own.");
    }

    private static Pattern noun(String words) {
        return Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    /** All of them. */
    static List<Lookup> all() {
        return ALL;
    }

    /** The one for a parameter of any operation. */
    static Optional<Lookup> of(String parameter) {
        return ALL.stream().filter(each -> each.parameter().equals(parameter)).findFirst();
    }

    /** The one for a parameter of an operation that the API says is missing without naming the parameter. */
    static Optional<Lookup> mentioned(Operation operation, String message) {
        if (!MISSING.matcher(message.toLowerCase(Locale.ROOT)).find()) {
            return Optional.empty();
        }
        return ALL.stream()
                .filter(each -> each.noun().matcher(message).find())
                .filter(each -> operation.parameter(each.parameter()).isPresent())
                .findFirst();
    }
}
