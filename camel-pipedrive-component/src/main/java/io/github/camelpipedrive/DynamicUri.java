// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.type.Spelling;
import org.apache.camel.CamelContext;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.util.URISupport;

/**
 * The URI of a {@code toD} as its author wrote it: a path and parameters, in which marks stand for the values of messages.
 * Camel reads it once, with the marks; values are put in afterwards, so that no text of a message is ever read as a part
 * of a URI.
 */
final class DynamicUri {

    /** As Camel writes an expression when it encodes a URI because of an optional placeholder without a value. */
    private static final String UNEVALUATED = "%24%7B";

    /** As Camel leaves an optional placeholder without a value that it could not take away. */
    private static final String UNRESOLVED = "%7B%7B%3F";

    private final String original;
    private final String word;
    private final Pattern mark;
    private final List<WrittenExpression> expressions = new ArrayList<>();
    private final List<String> texts;
    private final List<Integer> order;
    private final boolean isEvaluated;
    private final String path;
    private final Map<String, Object> options = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private DynamicUri(String original, CamelContext context, Set<String> optionNames) {
        this.original = original;
        String written = original.trim();
        String plain = EndpointHelper.resolveEndpointUriPropertyPlaceholders(context, written);
        this.isEvaluated = written.contains(UNEVALUATED) || !plain.contains(UNEVALUATED);
        this.word = wordThatIsNotIn(original + plain);
        this.mark = Pattern.compile(word + "(\\d+)e");
        String resolved = EndpointHelper.resolveEndpointUriPropertyPlaceholders(context, marked(written, context));
        // What a placeholder stands for may hold expressions, too.
        String all = marked(resolved, context).trim();
        this.texts = List.of(mark.split(all, -1));
        this.order = mark.matcher(all)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        String marked = URISupport.textBlockToSingleLine(all);
        if (marked.contains(UNRESOLVED)) {
            throw new IllegalArgumentException(
                    "the URI of toD has a placeholder {{?name}} without a value next to other text; write it alone");
        }
        int query = marked.indexOf('?');
        this.path = query < 0 ? marked : marked.substring(0, query).trim();
        read(marked).forEach((name, value) -> (optionNames.contains(name) ? options : parameters).put(name, value));
    }

    private static String wordThatIsNotIn(String uri) {
        StringBuilder word = new StringBuilder("camelValue");
        while (uri.contains(word)) {
            word.append('x');
        }
        return word.toString();
    }

    private String marked(String uri, CamelContext context) {
        StringBuilder marked = new StringBuilder();
        int end = 0;
        for (int i = WrittenExpression.begin(uri, 0); i >= 0; i = WrittenExpression.begin(uri, end)) {
            marked.append(uri, end, i);
            end = WrittenExpression.end(uri, i);
            int number = expressions.size();
            expressions.add(WrittenExpression.of(uri.substring(i, end), marked, context));
            marked.append(word).append(number).append('e');
        }
        return marked.append(uri, end, uri.length()).toString();
    }

    /**
     * Reads it.
     *
     * @param original as it is written
     * @param context resolves property placeholders, and makes expressions
     * @param optionNames the names of endpoint options; others are parameters
     * @throws IllegalArgumentException when it can't be read; the message does not repeat it, as it may hold a secret
     */
    static DynamicUri of(String original, CamelContext context, Set<String> optionNames) {
        return new DynamicUri(original, context, optionNames);
    }

    private static Map<String, Object> read(String uri) {
        try {
            Map<String, Object> read = URISupport.parseQuery(URISupport.extractQuery(uri));
            if (read == null) {
                return Map.of();
            }
            URISupport.resolveRawParameterValues(read);
            return read;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URI of toD can't be read: " + e.getReason());
        }
    }

    String original() {
        return original;
    }

    List<WrittenExpression> expressions() {
        return expressions;
    }

    /** Whether Camel evaluates it; it does not beside an optional placeholder that has no value. */
    boolean isEvaluated() {
        return isEvaluated;
    }

    /** The texts around the expressions: one more than there are expressions. */
    List<String> texts() {
        return texts;
    }

    /** The numbers of the expressions in the order in which they appear in it. */
    List<Integer> order() {
        return order;
    }

    /** What stands before the question mark, with its scheme. */
    String path() {
        return path;
    }

    Map<String, Object> options() {
        return options;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Whether values are in a text, or in a list of texts. */
    boolean isMarked(Object text) {
        return mark.matcher(String.valueOf(text)).find();
    }

    /** Whether the same endpoint serves all messages. */
    boolean isOfOneEndpoint() {
        return !isMarked(path) && options.values().stream().noneMatch(this::isMarked);
    }

    /** The names that values make, quoted. */
    List<String> markedNames() {
        return Stream.concat(options.keySet().stream(), parameters.keySet().stream())
                .filter(this::isMarked)
                .map(name -> Spelling.quoted(fill(name, i -> "${…}")))
                .toList();
    }

    /** A text with its values. */
    String fill(String text, IntFunction<String> values) {
        return mark.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.apply(Integer.parseInt(found.group(1)))));
    }

    /** The same for a parameter, which has a list where it is written several times. */
    Object fillEach(Object written, IntFunction<String> values) {
        return written instanceof List<?> list
                ? list.stream().map(each -> fill(String.valueOf(each), values)).toList()
                : fill(String.valueOf(written), values);
    }
}
