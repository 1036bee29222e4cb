// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.failure;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;

/**
 * What a user can do about an error.
 *
 * @param operation the operation that failed
 */
record ErrorHints(Operation operation) {

    private static final String LOOK_FIRST = "The request may have been carried out: check before you retry it.";

    String notFound() {
        return operation.takesAnyQuery()
                ? "The path or an ID in it is wrong, the record was deleted, or this user may not see it."
                : "The ID is wrong, the record was deleted, or this user may not see it.";
    }

    String forbidden(int status, ErrorText error) {
        String words = error.message().toLowerCase(Locale.ROOT);
        if (status == 402) {
            return "The account is closed, its trial is over, or its plan lacks what this needs.";
        }
        if (status == 415) {
            return "The feature is not enabled for the account.";
        }
        if (error.code().startsWith("feature_capping")) {
            return "The plan's limit for such records is reached: delete some, or change the plan.";
        }
        if (words.contains("scope")) {
            return "The app lacks a scope: " + operation.id() + " needs " + scopes()
                    + ". Add it to the app's settings and connect the account again.";
        }
        return "The user may not do this: check the permission set, the record's visibility and, for an app, its scopes"
                + (operation.scopes().isEmpty() ? "" : " (" + scopes() + ")") + ".";
    }

    /** The component keeps within the limits by itself, so who is over them has company. */
    String tooMany(Duration pause) {
        return "Too many requests within 2 seconds: another program or process uses the same account. " + sharing()
                + (pause == null ? "" : " Wait " + pause.toSeconds() + " s before the next one.");
    }

    String blocked() {
        return "The firewall in front of the API has blocked this caller after too many requests: stop for some minutes."
                + " Another program or process may use the same account. " + sharing();
    }

    private String sharing() {
        String option = operation.isCountedAsSearch() ? "searchesPerWindow" : "requestsPerWindow";
        return "Processes share one count with rateLimitDataSource; to leave room for other programs, lower " + option
                + ".";
    }

    String dayIsSpent(Duration retryAfter) {
        String when =
                retryAfter == null ? "at midnight of the server's time zone" : "in " + retryAfter.toSeconds() + " s";
        return "The day's budget of the whole company is spent; it is reset " + when + ", or with a top-up.";
    }

    private String scopes() {
        return operation.scopes().isEmpty() ? "another scope" : String.join(" or ", operation.scopes());
    }

    /** For the first field that the API complains of and that we know: where to find its value, or what it takes. */
    String refused(ErrorText error) {
        Optional<Parameter> wrong = error.fieldErrors().keySet().stream()
                .map(name -> name.split("[.\\[]", 2)[0])
                .flatMap(name -> operation.parameter(name).stream())
                .findFirst();
        Optional<String> where = wrong.isPresent()
                ? Lookup.of(wrong.get().name()).map(Lookup::hint)
                : Lookup.mentioned(operation, error.message()).map(Lookup::hint);
        return where.or(() -> wrong.or(() -> mentionedObject(error))
                        .map(parameter ->
                                parameter.name() + " takes: " + parameter.type().description() + "."))
                .orElse("");
    }

    /** Version 1 names no fields; but a parameter with a form of its own, such as a lead's value, is worth a word. */
    private Optional<Parameter> mentionedObject(ErrorText error) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.inBody()
                        && parameter.type().isStructured()
                        && error.message().toLowerCase(Locale.ROOT).matches(".*\\b" + parameter.name() + "\\b.*"))
                .findFirst();
    }

    String serverFailed(int status, ErrorText error) {
        if (status >= 300 && status < 400) {
            return "Redirects are not followed: check companyDomain or baseUrl.";
        }
        if (status == 501) {
            return "Pipedrive does not know how to do this.";
        }
        boolean doneTwice = !operation.effect().safeToRepeat();
        if (status == 500
                && error.code().equals("ERR_UNKNOWN")
                && operation.effect().writes()) {
            // Seen for custom_fields nested twice, which should have been a 400.
            return "Pipedrive failed; on a write the cause may also be a value of the wrong shape in custom_fields."
                    + (doneTwice ? " " + LOOK_FIRST : "");
        }
        return "Pipedrive failed or is being maintained" + (doneTwice ? ". " + LOOK_FIRST : "; try again later.");
    }
}
