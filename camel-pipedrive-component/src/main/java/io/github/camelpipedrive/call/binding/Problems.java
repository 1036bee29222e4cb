// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.error.UntrustedText;

/** What is found wrong with a call before it is sent; all of it, up to a limit, so that one look is enough. */
final class Problems {

    /** More than anyone reads at once. */
    private static final int MOST_TOLD = 20;

    /** Names of fields come from messages, too. */
    private static final int MOST_FIELDS = 1000;

    private static final int LONGEST_NAME = 100;

    private final Map<String, String> byField = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();
    private int count;

    /** Something wrong with one parameter. */
    void with(String parameter, String problem) {
        String name = shortened(parameter);
        addField(name, problem);
        add(() -> name + ": " + problem);
    }

    /** The same for a sentence that needs no name before it. */
    void about(String parameter, String sentence) {
        addField(parameter, sentence);
        add(() -> sentence);
    }

    /** Something wrong with the call as a whole. */
    void with(String problem) {
        add(() -> problem);
    }

    /** The same for a sentence that is made only where it is shown. */
    void with(Supplier<String> problem) {
        add(problem);
    }

    /** Parameters that a call can't do without, and how they are given. */
    void missing(List<String> parameters, String how) {
        parameters.forEach(name -> addField(name, "is required"));
        add(() -> parameters.size() == 1
                ? parameters.get(0) + " is required; " + how
                : String.join(", ", parameters) + " are required; " + how);
    }

    private void add(Supplier<String> sentence) {
        count++;
        if (count <= MOST_TOLD) {
            sentences.add(shown(sentence.get()));
        }
    }

    private void addField(String name, String problem) {
        if (byField.size() < MOST_FIELDS) {
            byField.putIfAbsent(shown(name), shown(problem));
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : UntrustedText.clean(name, LONGEST_NAME);
    }

    /** What is quoted of a message can hold what a terminal obeys. */
    private static String shown(String text) {
        return UntrustedText.isPlain(text) ? text : UntrustedText.clean(text, text.length());
    }

    /** Sentences one after the other, each with its end, the second and the next with an uppercase letter. */
    static String joined(List<String> sentences) {
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            text.append(text.length() == 0 ? sentence : " " + capitalized(sentence));
            text.append(sentence.endsWith(".") || sentence.endsWith("?") ? "" : ".");
        }
        return text.toString();
    }

    private static String capitalized(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
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
        return new PipedriveValidationException(ErrorDetails.of(operation, account, message())
                .withHint("Nothing was sent.")
                .withFieldErrors(byField));
    }

    /** One problem as it is, several with numbers, so that it can be seen where one ends. */
    private String message() {
        if (count == 1) {
            return sentences.get(0);
        }
        List<String> numbered = new ArrayList<>();
        numbered.add(count + " problems");
        for (int i = 0; i < sentences.size(); i++) {
            numbered.add("(" + (i + 1) + ") " + sentences.get(i));
        }
        if (count > MOST_TOLD) {
            numbered.add("And " + (count - MOST_TOLD) + " more");
        }
        return joined(numbered);
    }
}
