// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.failure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.error.UntrustedText;

/**
 * What an error answer says, read from any of the API's shapes.
 *
 * @param message the words
 * @param code the API's code, empty for none
 * @param fieldErrors what is wrong with single fields, by name
 */
record ErrorText(String message, String code, Map<String, String> fieldErrors) {

    private static final String VALIDATION_PREFIX = "Validation failed: ";
    private static final Pattern TAG = Pattern.compile("<[^>]*>?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final int LONGEST_PAGE = 200;
    private static final int LONGEST_MESSAGE = 1000;

    /**
     * Reads an answer.
     *
     * @param body the JSON, a missing node when it was none
     * @param text the body's text for when it was not JSON
     * @param status the HTTP status, for when there are no words at all
     */
    static ErrorText of(JsonNode body, String text, int status) {
        if (!body.isObject()) {
            return new ErrorText(plain(text, status), "", Map.of());
        }
        Map<String, String> fields = fieldErrors(body);
        String message = firstText(
                isOauth(body) ? "" : text(body.path("error")),
                text(body.path("error").path("message")),
                text(body.path("message")),
                flattened(fields),
                text(body.path("error_description")));
        if (message.isEmpty()) {
            message = plain("", status);
        }
        return new ErrorText(withInfo(message, text(body.path("error_info"))), code(body), fields);
    }

    /**
     * The same as it may appear in messages and logs: without what the server repeats of our secrets, each on one line,
     * and not longer than anybody reads.
     *
     * @param redact takes secrets out of a text
     */
    ErrorText safe(UnaryOperator<String> redact) {
        Map<String, String> safeErrors = new LinkedHashMap<>();
        fieldErrors.forEach((name, problem) -> safeErrors.put(safe(name, redact), safe(problem, redact)));
        return new ErrorText(safe(message, redact), safe(code, redact), safeErrors);
    }

    /** A text from a server as it may appear in messages and logs. */
    static String safe(String text, UnaryOperator<String> redact) {
        return UntrustedText.clean(text, redact, LONGEST_MESSAGE);
    }

    /** Whether it tells of the day's budget: {@code daily request budget exceeded}, as was seen. */
    boolean isAboutTheDay() {
        return message.toLowerCase(Locale.ROOT).contains("daily");
    }

    private static String firstText(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }

    private static String code(JsonNode body) {
        return firstText(
                text(body.path("code")),
                text(body.path("additional_data").path("code")),
                isOauth(body) ? text(body.path("error")) : "");
    }

    /** In OAuth's shape (RFC 6749, section 5.2) the error itself is the code; the words are next to it. */
    private static boolean isOauth(JsonNode body) {
        boolean described = !text(body.path("error_description")).isEmpty()
                || !text(body.path("message")).isEmpty();
        return described && CODE.matcher(text(body.path("error"))).matches();
    }

    private static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }

    /** The form of webhooks is a map of lists; version 2 has them all in one sentence. */
    private static Map<String, String> fieldErrors(JsonNode body) {
        Map<String, String> fields = new LinkedHashMap<>();
        body.path("errors").properties().forEach(entry -> {
            List<String> words = new ArrayList<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(each -> words.add(each.asText()));
            } else {
                words.add(entry.getValue().asText());
            }
            fields.put(entry.getKey(), String.join(", ", words));
        });
        String sentence = text(body.path("error"));
        if (fields.isEmpty() && sentence.startsWith(VALIDATION_PREFIX)) {
            // Best effort: a message may itself hold the separator, and then the rest has no name of its own.
            for (String part : sentence.substring(VALIDATION_PREFIX.length()).split("; ")) {
                int colon = part.indexOf(": ");
                if (colon > 0) {
                    fields.put(part.substring(0, colon), part.substring(colon + 2));
                }
            }
        }
        return fields;
    }

    private static String flattened(Map<String, String> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach((name, problem) -> parts.add(name + ": " + problem));
        return String.join("; ", parts);
    }

    private static String withInfo(String message, String info) {
        boolean says = !info.isEmpty() && !info.contains("developers.pipedrive.com") && !message.contains(info);
        return says ? message + " (" + info + ")" : message;
    }

    private static String plain(String text, int status) {
        String visible = TAG.matcher(VisibleText.of(text)).replaceAll(" ");
        String words = UntrustedText.clean(visible, LONGEST_PAGE);
        return words.isEmpty() ? "status " + status + " without a message" : words;
    }
}
