// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;

/** What is found wrong with a call before it is sent; all of it, so that one look at the message is enough. */
final class Problems {

    private final Map<String, String> byField = new LinkedHashMap<>();
    private final StringBuilder sentences = new StringBuilder();

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
        if (sentences.length() > 0) {
            char last = sentences.charAt(sentences.length() - 1);
            sentences.append(last == '.' || last == '?' ? " " : "; ");
        }
        sentences.append(sentence);
    }

    boolean has(String parameter) {
        return byField.containsKey(parameter);
    }

    boolean any() {
        return sentences.length() > 0;
    }

    /**
     * All problems as one exception.
     *
     * @param operation the operation's name
     * @param account the account's name
     */
    PipedriveValidationException asException(String operation, String account) {
        return new PipedriveValidationException(ErrorDetails.of(operation, account, sentences.toString())
                .withHint("Nothing was sent.")
                .withFieldErrors(byField));
    }
}
