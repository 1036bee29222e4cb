// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/**
 * An expression in the URI of a {@code toD}.
 *
 * @param expression what is evaluated
 * @param isLookup whether it only looks into the exchange, so that it may be evaluated again
 * @param mayReplace whether Camel may replace placeholders in a text of the message before the value is known
 * @param isInRaw whether it is in {@code RAW(…)}
 */
record WrittenExpression(Expression expression, boolean isLookup, boolean mayReplace, boolean isInRaw) {

    private static final Pattern LOOKUP =
            Pattern.compile("\\$(?:simple)?\\{(?:in\\.)?(?:body|headers?|variables?|exchangeProperty|bodyOneLine"
                    + "|(?:b|mandatoryB)odyAs|headerAs)(?:[.:\\[(][^{}]*)?}");

    private static final Pattern METHOD = Pattern.compile("(\\w*)\\(");

    /** Methods that change nothing, so that they may be called again. */
    private static final Pattern READING =
            Pattern.compile("(?:get(?!And|Next)|is|has|to)(?:[A-Z]\\w*)?|(?:b|mandatoryB)odyAs"
                    + "|headerAs|replace\\w*|strip|substring|trim|concat|length|size");

    /** What Camel takes out of the message without a further step; it reads a text before a step as the name of a bean. */
    private static final Pattern WITHOUT_STEP = Pattern.compile(
            "\\$(?:simple)?\\{(?:in\\.)?(?:body|bodyOneLine|(?:(?:b|mandatoryB)odyAs|headerAs)\\([^(){}]*\\)"
                    + "|(?:headers?|variables?|exchangeProperty)(?:[.:][\\w:-]+|\\[[^\\[\\]{}]*]))}");

    /** What messages do not decide about. */
    private static final Pattern OF_ROUTE = Pattern.compile(
            "\\$(?:simple)?\\{(?:date:(?:now|millis)|uuid|random\\(|exchangeId|camelId|routeId|hostname|threadName|env|sys|properties)"
                    + "[^${}]*}");

    /**
     * An expression as it is written.
     *
     * @param written such as <code>${body}</code>
     * @param before the text before it
     * @param context makes expressions
     */
    static WrittenExpression of(String written, CharSequence before, CamelContext context) {
        String resolved = context.resolvePropertyPlaceholders(written);
        return new WrittenExpression(
                context.resolveLanguage("simple").createExpression(resolved),
                isLookup(resolved),
                !WITHOUT_STEP.matcher(resolved).matches()
                        && !OF_ROUTE.matcher(resolved).matches(),
                isInRaw(before.toString()));
    }

    private static boolean isLookup(String written) {
        return LOOKUP.matcher(written).matches()
                && METHOD.matcher(written).results().allMatch(called -> READING.matcher(called.group(1))
                        .matches());
    }

    private static boolean isInRaw(String before) {
        int begin = Math.max(before.lastIndexOf("=RAW("), before.lastIndexOf("=RAW{"));
        return begin > before.lastIndexOf('&') || begin >= 0 && before.indexOf(")&", begin) < 0;
    }

    /** Where an expression begins at or behind an index; -1 for nowhere. */
    static int begin(String uri, int from) {
        int shortForm = uri.indexOf("${", from);
        int longForm = uri.indexOf("$simple{", from);
        return shortForm < 0 || longForm >= 0 && longForm < shortForm ? longForm : shortForm;
    }

    /** Behind the brace that ends it; expressions stand within expressions, and braces in quotes. */
    static int end(String uri, int begin) {
        int depth = 0;
        char quote = 0;
        for (int i = uri.indexOf('{', begin); i < uri.length(); i++) {
            char letter = uri.charAt(i);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else {
                depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return uri.length();
    }
}
