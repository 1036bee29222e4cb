// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.spi.Language;

/**
 * Where the values of a {@code toD} stand in its URI: between texts that are written and never change. A value that would
 * be read as more than a value is found by what stands there.
 *
 * @param uri the URI as it is written
 * @param written the same with its property placeholders resolved, except for optional ones
 * @param texts the texts around the values, the first before the first value
 * @param plain the expressions that can be evaluated twice, as they only look into the exchange
 */
record WrittenValues(String uri, String written, List<String> texts, List<Expression> plain) {

    private static final Pattern LOOKS =
            Pattern.compile("\\$\\{(?:body|headers?|variables?|exchangeProperty)(?:[.:\\[][^{}()]*)?}");

    private static final String OPTIONAL_PLACEHOLDER = "{{?";
    private static final String PLACEHOLDER = "{{";
    private static final List<String> RAW = List.of("RAW(", "RAW{");

    /**
     * Finds the values.
     *
     * @param uri the URI with its expressions
     * @param context resolves property placeholders, which may hold parameters, and makes expressions
     */
    static WrittenValues of(String uri, CamelContext context) {
        Language simple = context.resolveLanguage("simple");
        List<Expression> plain = LOOKS.matcher(uri)
                .results()
                .map(found -> simple.createExpression(found.group()))
                .toList();
        if (uri.contains(OPTIONAL_PLACEHOLDER)) {
            // Camel leaves parameters out whose optional placeholder has no value: nothing can be compared.
            return new WrittenValues(uri, uri, List.of(), plain);
        }
        String resolved = uri.contains(PLACEHOLDER) ? context.resolvePropertyPlaceholders(uri) : uri;
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < resolved.length()) {
            if (resolved.startsWith("${", i) || resolved.startsWith("$simple{", i)) {
                // What stands between two expressions of one value belongs to the value.
                if (texts.isEmpty() || text.indexOf("&") >= 0 || text.indexOf("?") >= 0) {
                    texts.add(text.toString());
                }
                text.setLength(0);
                i = WrittenNames.endOfExpression(resolved, resolved.indexOf('{', i));
            } else {
                text.append(resolved.charAt(i));
                i++;
            }
        }
        texts.add(text.toString());
        return new WrittenValues(uri, resolved, List.copyOf(texts), plain);
    }

    /**
     * What is wrong with the values.
     *
     * @param exchange what the values were read from
     * @param evaluated the URI with its values
     * @param options the options as Camel has read them, which it looks up where they are references
     * @return words for it, without the values; empty when all are plain values
     */
    Optional<String> problem(Exchange exchange, String evaluated, Map<String, Object> options) {
        // As it is read: in the URI it may stand in RAW, or encoded.
        for (Map.Entry<String, Object> option : options.entrySet()) {
            boolean isReference = String.valueOf(option.getValue()).strip().startsWith("#");
            if (isReference && !isWrittenReference(option.getKey())) {
                return Optional.of("the value of " + option.getKey() + " is a reference");
            }
        }
        for (Expression each : plain) {
            // Camel has replaced it in the URI already, by what may be a secret.
            String value = each.evaluate(exchange, String.class);
            if (value != null && value.contains(PLACEHOLDER)) {
                return Optional.of("a value holds a property placeholder");
            }
        }
        if (texts.size() < 2) {
            return Optional.empty();
        }
        int[] begins = fromTheLeft(evaluated);
        if (begins == null || !Arrays.equals(begins, fromTheRight(evaluated))) {
            return Optional.of("a value holds text of the URI of toD itself");
        }
        boolean isInQuery = false;
        for (int i = 0; i + 1 < texts.size(); i++) {
            isInQuery |= texts.get(i).indexOf('?') >= 0;
            String value = evaluated.substring(begins[i] + texts.get(i).length(), begins[i + 1]);
            Optional<String> problem = new Place(isInQuery, texts.get(i)).problem(value);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private boolean isWrittenReference(String option) {
        return written.contains(option + "=#") || written.contains(option + "=RAW(#");
    }

    /** Where the texts begin when each value is as short as it can be; null when they are not there. */
    private int[] fromTheLeft(String evaluated) {
        int[] begins = new int[texts.size()];
        int from = 0;
        for (int i = 0; i < begins.length; i++) {
            boolean isLast = i + 1 == begins.length;
            begins[i] = isLast ? evaluated.length() - texts.get(i).length() : evaluated.indexOf(texts.get(i), from);
            if (begins[i] < from || i == 0 && begins[i] != 0 || !evaluated.startsWith(texts.get(i), begins[i])) {
                return null;
            }
            from = begins[i] + texts.get(i).length();
        }
        return begins;
    }

    /** The same when each value but the first is as short as it can be. */
    private int[] fromTheRight(String evaluated) {
        int[] begins = new int[texts.size()];
        int to = evaluated.length();
        for (int i = begins.length - 1; i >= 0; i--) {
            begins[i] = i == 0
                    ? 0
                    : evaluated.lastIndexOf(texts.get(i), to - texts.get(i).length());
            to = begins[i];
        }
        return begins;
    }

    /**
     * Where a value stands.
     *
     * @param isInQuery whether it stands behind the question mark
     * @param last the text just before it
     */
    private record Place(boolean isInQuery, String last) {

        Optional<String> problem(String value) {
            if (!isInQuery) {
                return value.indexOf('?') < 0
                        ? Optional.empty()
                        : Optional.of("a value adds a query to the URI of toD");
            }
            int raw = Math.max(last.lastIndexOf("=RAW("), last.lastIndexOf("=RAW{"));
            String end = raw < 0 ? "" : last.charAt(raw + 4) == '(' ? ")&" : "}&";
            boolean isRaw = raw >= 0 && last.indexOf(end, raw) < 0;
            boolean leaves = isRaw ? value.contains(end) : !isWholeRaw(value) && isMore(value);
            return leaves ? Optional.of("a value goes on behind its parameter in the URI of toD") : Optional.empty();
        }

        private static boolean isMore(String value) {
            return value.indexOf('&') >= 0 || RAW.stream().anyMatch(value::contains);
        }

        /** Whether it is a {@code RAW(…)} that ends with it: nothing else can be in it. */
        private boolean isWholeRaw(String value) {
            if (!last.endsWith("=") || RAW.stream().noneMatch(value::startsWith) || value.lastIndexOf("RAW") > 0) {
                return false;
            }
            String close = value.charAt(3) == '(' ? ")" : "}";
            return value.endsWith(close) && !value.contains(close + "&");
        }
    }
}
