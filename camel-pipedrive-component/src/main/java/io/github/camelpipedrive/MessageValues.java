// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.support.MessageHelper;

/**
 * The values that a message gives to the expressions of a {@code toD}. Those of lookups are evaluated again; those of
 * others, which may do something, are cut out of the URI that Camel has evaluated.
 */
final class MessageValues {

    private static final String PLACEHOLDER = "{{";

    private static final String CHANGED = "a value is another one when it is read again, as that of a stream";

    private static final String REPLACED = "a value holds a property placeholder";

    /** A structure may hold itself. */
    private static final int DEEPEST = 20;

    private static final int RAW_BEGIN = "RAW(".length();

    private final List<String> values;
    private final List<Boolean> isInRaw;

    private MessageValues(List<String> values, List<Boolean> isInRaw) {
        this.values = values;
        this.isInRaw = isInRaw;
    }

    /** Values can't be told for certain. */
    static final class UnclearException extends Exception {
        private static final long serialVersionUID = 1L;

        UnclearException(String message) {
            super(message);
        }
    }

    /**
     * Reads them.
     *
     * @param uri the URI as it is written
     * @param exchange the exchange with the message
     * @param evaluated the URI with its values, in which Camel has replaced property placeholders
     * @throws UnclearException when they can't be told, or when Camel has replaced a part of one
     */
    static MessageValues of(DynamicUri uri, Exchange exchange, String evaluated) throws UnclearException {
        if (uri.expressions().stream().anyMatch(WrittenExpression::mayReplace)) {
            requireNoPlaceholder(exchange);
        }
        String[] values = new String[uri.expressions().size()];
        List<Integer> cut = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(uri.texts().get(0));
        for (int i = 0; i < uri.order().size(); i++) {
            int number = uri.order().get(i);
            WrittenExpression expression = uri.expressions().get(number);
            if (expression.isLookup() || !uri.isEvaluated()) {
                values[number] = evaluate(expression, exchange);
                text.append(values[number]);
            } else if (!cut.isEmpty() && text.isEmpty()) {
                // It stands right behind another one, which takes the text of both.
                values[number] = "";
            } else {
                cut.add(number);
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(uri.texts().get(i + 1));
        }
        texts.add(text.toString());
        if (uri.isEvaluated()) {
            compare(texts, cut, evaluated, values);
        }
        return new MessageValues(
                Arrays.asList(values),
                uri.expressions().stream().map(WrittenExpression::isInRaw).toList());
    }

    /** Checks that Camel has read the same, and completes the values by those that it has evaluated. */
    private static void compare(List<String> texts, List<Integer> cut, String evaluated, String[] values)
            throws UnclearException {
        if (texts.stream().anyMatch(each -> each.contains(PLACEHOLDER))) {
            throw new UnclearException(REPLACED);
        }
        if (!cut.isEmpty()) {
            List<String> found = cut(texts, evaluated);
            for (int i = 0; i < cut.size(); i++) {
                values[cut.get(i)] = found.get(i);
            }
        } else if (!texts.get(0).trim().equals(evaluated.trim())) {
            throw new UnclearException(CHANGED);
        }
    }

    private static String evaluate(WrittenExpression expression, Exchange exchange) throws UnclearException {
        MessageHelper.resetStreamCache(exchange.getMessage());
        try {
            return Objects.requireNonNullElse(expression.expression().evaluate(exchange, String.class), "");
        } catch (TypeConversionException e) {
            // Camel has just evaluated it.
            throw new UnclearException(CHANGED);
        } finally {
            MessageHelper.resetStreamCache(exchange.getMessage());
        }
    }

    /** What such an expression makes of the message is not known, so the message must not hold any placeholder. */
    private static void requireNoPlaceholder(Exchange exchange) throws UnclearException {
        Message message = exchange.getMessage();
        boolean isHeld = Stream.of(message.getHeaders(), exchange.getProperties(), exchange.getVariables())
                .flatMap(map -> map.values().stream())
                .anyMatch(value -> holdsPlaceholder(exchange, value, 0));
        if (isHeld || holdsPlaceholder(exchange, body(message), 0)) {
            throw new UnclearException(REPLACED);
        }
    }

    private static boolean holdsPlaceholder(Exchange exchange, Object value, int depth) {
        if (value == null || depth > DEEPEST || value instanceof InputStream || value instanceof Reader) {
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream())
                    .anyMatch(each -> holdsPlaceholder(exchange, each, depth + 1));
        }
        if (value instanceof Collection<?> all) {
            return all.stream().anyMatch(each -> holdsPlaceholder(exchange, each, depth + 1));
        }
        if (value instanceof Object[] all) {
            return Stream.of(all).anyMatch(each -> holdsPlaceholder(exchange, each, depth + 1));
        }
        return text(exchange, value).contains(PLACEHOLDER);
    }

    private static String text(Exchange exchange, Object value) {
        if (value instanceof byte[]) {
            String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, value);
            return Objects.requireNonNullElse(text, "");
        }
        return String.valueOf(value);
    }

    private static Object body(Message message) {
        if (!(message.getBody() instanceof StreamCache)) {
            return message.getBody();
        }
        MessageHelper.resetStreamCache(message);
        String text = message.getBody(String.class);
        MessageHelper.resetStreamCache(message);
        return text;
    }

    private static List<String> cut(List<String> texts, String uri) throws UnclearException {
        int[] begins = fromTheLeft(texts, uri);
        if (begins == null || !Arrays.equals(begins, fromTheRight(texts, uri))) {
            throw new UnclearException("a value holds text of the URI of toD itself");
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i + 1 < begins.length; i++) {
            found.add(uri.substring(begins[i] + texts.get(i).length(), begins[i + 1]));
        }
        return found;
    }

    /** Where the texts begin when each value is as short as it can be; null when they are not there. */
    private static int[] fromTheLeft(List<String> texts, String uri) {
        int[] begins = new int[texts.size()];
        int from = 0;
        for (int i = 0; i < begins.length; i++) {
            boolean isLast = i + 1 == begins.length;
            begins[i] = isLast ? uri.length() - texts.get(i).length() : uri.indexOf(texts.get(i), from);
            if (begins[i] < from || i == 0 && begins[i] != 0 || !uri.startsWith(texts.get(i), begins[i])) {
                return null;
            }
            from = begins[i] + texts.get(i).length();
        }
        return begins;
    }

    /** The same when each value but the first is as short as it can be. */
    private static int[] fromTheRight(List<String> texts, String uri) {
        int[] begins = new int[texts.size()];
        int to = uri.length();
        for (int i = begins.length - 1; i >= 0; i--) {
            begins[i] =
                    i == 0 ? 0 : uri.lastIndexOf(texts.get(i), to - texts.get(i).length());
            to = begins[i];
        }
        return begins;
    }

    /** The value of an expression; what a message has put into RAW is taken out of it. */
    String get(int expression) {
        String value = values.get(expression);
        return !isInRaw.get(expression) && isWholeRaw(value) ? value.substring(RAW_BEGIN, value.length() - 1) : value;
    }

    /**
     * Whether a value is within RAW, by the author's word or the message's; with another RAW in it that is not clear.
     *
     * @param expression the number of its expression
     * @param value what {@link #get} gave
     */
    boolean isRaw(int expression, String value) {
        return isInRaw.get(expression)
                || isWholeRaw(value)
                || isWholeRaw(values.get(expression)) && !value.contains("RAW(") && !value.contains("RAW{");
    }

    /** Whether a value is {@code RAW(…)} or {@code RAW{…}} from its beginning to its end. */
    private static boolean isWholeRaw(String value) {
        return value.startsWith("RAW(") && value.endsWith(")") || value.startsWith("RAW{") && value.endsWith("}");
    }
}
