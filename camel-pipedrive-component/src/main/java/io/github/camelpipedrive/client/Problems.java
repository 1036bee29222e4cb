// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;

/** What is found wrong with a call before it is sent; all of it, up to a limit, so that one look is enough. */
final class Problems {

    /** More than anybody reads at once. */
    private static final int MOST_TOLD = 20;

    private final Map<String, String> byField = new LinkedHashMap<>();
    private final StringBuilder sentences = new StringBuilder();
    private int count;

    /** Something wrong with one parameter. */
    void with(String parameter, String problem) {
        byField.putIfAbsent(parameter, problem);
        add(parameter + ": " + problem);
    }

    /** Something wrong with the call as a whole. */
    void with(String problem) {
        add(problem);
    }

    private void add(String sentence) {
        count++;
        if (count > MOST_TOLD) {
            return;
        }
        if (sentences.length() > 0) {
            char last = sentences.charAt(sentences.length() - 1);
            boolean begins = Character.isUpperCase(sentence.charAt(0));
            sentences.append(last == '.' || last == '?' ? " " : begins ? ". " : "; ");
        }
        sentences.append(sentence);
    }

    boolean has(String parameter) {
        return byField.containsKey(parameter);
    }

    boolean any() {
        return count > 0;
    }

    /**
     * All problems as one exception.
     *
     * @param operation the operation's name
     * @param account the account's name
     */
    PipedriveValidationException asException(String operation, String account) {
        String more = count > MOST_TOLD ? "; and " + (count - MOST_TOLD) + " more" : "";
        return new PipedriveValidationException(ErrorDetails.of(operation, account, sentences + more)
                .withHint("Nothing was sent.")
                .withFieldErrors(byField));
    }
}
