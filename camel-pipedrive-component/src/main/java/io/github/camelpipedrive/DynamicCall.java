// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.type.Spelling;
import org.apache.camel.Exchange;
import org.apache.camel.util.StringHelper;

/**
 * What one message makes of a {@code toD}.
 *
 * @param operation the operation that is called, such as {@code deal/list}
 * @param endpointUri the endpoint: its options, and none of the parameters
 * @param parameters the parameters by name
 */
record DynamicCall(String operation, String endpointUri, Map<String, Object> parameters) {

    private static final String HINT =
            "Nothing was sent. Give text that others wrote in a header, such as CamelPipedrive.ownerId.";

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_./-]{1,200}");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9#_.:/,-]*");

    private static final Pattern BEAN = Pattern.compile("[A-Za-z0-9_.-]+");

    /** A parameter behind a value, as in {@code 1&baseUrl=…}. */
    private static final Pattern ADDED = Pattern.compile("&(?:amp;)?([A-Za-z][A-Za-z0-9_.-]*)=");

    /** The same behind the end of RAW. */
    private static final Pattern ADDED_BEHIND_RAW = Pattern.compile("[)}](?:&(?:amp;)?)*" + ADDED.pattern());

    private static final int MOST_NAMED = 5;

    private static final List<String> RAW = List.of("RAW(", "RAW{");

    /** What Camel evaluates or looks up in the value of an option. */
    private static final List<String> EVALUATED = List.of("{{", "${", "$simple{", "RAW(", "RAW{");

    /** Letters of any language, digits, symbols, punctuation and blanks: what a URI can hold. */
    private static final Pattern WRITABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{S}\\p{P} ]*");

    /** Camel decodes what follows the first bracket that may end RAW, and percent signs more than once. */
    private static final Pattern DECODED = Pattern.compile("%25|[(){}].*%|%.*[(){}]");

    /** Camel keeps the endpoints that it has made, and needs long for what it can't make one of. */
    private static final int LONGEST_OPTION = 2000;

    /**
     * Reads a call.
     *
     * @param uri the URI as it is written
     * @param exchange the exchange with the message
     * @param evaluated the URI with its values
     * @throws PipedriveValidationException when a value is more than a value
     */
    static DynamicCall of(DynamicUri uri, Exchange exchange, String evaluated) throws PipedriveValidationException {
        String written = operation(uri.fill(uri.path(), i -> "${…}"));
        if (!uri.markedNames().isEmpty()) {
            throw refused(written, "a value is the name of a parameter: " + String.join(", ", uri.markedNames()));
        }
        MessageValues values = values(uri, exchange, evaluated, written);
        for (int i = 0; i < uri.expressions().size(); i++) {
            // Taken once: it may be large.
            String value = values.get(i);
            refuse(written, problem(value, values.isRaw(i, value)));
        }
        String path = uri.fill(uri.path(), values::get);
        refuse(written, uri.isMarked(uri.path()) ? problemOfPath(operation(path)) : Optional.empty());
        Map<String, Object> options = new LinkedHashMap<>();
        for (Map.Entry<String, Object> option : uri.options().entrySet()) {
            String value = String.valueOf(uri.fillEach(option.getValue(), values::get));
            if (option.getKey().equals("account") && value.isBlank()) {
                throw new PipedriveValidationException(ErrorDetails.of(
                                written, "", "account is blank: without it the call would be for another account")
                        .withHint("Nothing was sent."));
            }
            refuse(written, problemOfOption(uri, option, value));
            options.put(option.getKey(), value);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        uri.parameters().forEach((name, value) -> parameters.put(name, uri.fillEach(value, values::get)));
        return new DynamicCall(operation(path), endpointUri(path, options), parameters);
    }

    private static void refuse(String operation, Optional<String> problem) throws PipedriveValidationException {
        if (problem.isPresent()) {
            throw refused(operation, problem.get());
        }
    }

    private static MessageValues values(DynamicUri uri, Exchange exchange, String evaluated, String operation)
            throws PipedriveValidationException {
        try {
            return MessageValues.of(uri, exchange, evaluated);
        } catch (MessageValues.UnclearException e) {
            throw refused(operation, e.getMessage());
        }
    }

    private static PipedriveValidationException refused(String operation, String problem) {
        return new PipedriveValidationException(
                ErrorDetails.of(operation, "", problem).withHint(HINT));
    }

    /** What is wrong with a value, wherever it stands. */
    private static Optional<String> problem(String value, boolean isRaw) {
        if (!isRaw && RAW.stream().anyMatch(value.strip()::startsWith)) {
            return Optional.of("a value starts with RAW and does not end it");
        }
        String names = (isRaw ? ADDED_BEHIND_RAW : ADDED)
                .matcher(value)
                .results()
                .map(found -> Spelling.quoted(found.group(1)))
                .distinct()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of("a value adds " + names + " to the URI of toD");
    }

    private static Optional<String> problemOfPath(String operation) {
        return PATH.matcher(operation).matches()
                ? Optional.empty()
                : Optional.of("a value in the path is not a name of a resource or an operation");
    }

    private static Optional<String> problemOfOption(DynamicUri uri, Map.Entry<String, Object> option, String value) {
        String name = option.getKey();
        String written = String.valueOf(option.getValue());
        if (!uri.isMarked(written)) {
            return Optional.empty();
        }
        if (value.length() > LONGEST_OPTION) {
            return Optional.of("the value of " + name + " has more than " + LONGEST_OPTION + " characters");
        }
        boolean isReference = value.strip().startsWith("#");
        if (isReference
                && !(written.startsWith("#") && BEAN.matcher(value.substring(1)).matches())) {
            return Optional.of("the value of " + name + " is a reference");
        }
        if (EVALUATED.stream().anyMatch(value::contains)) {
            return Optional.of("the value of " + name + " holds an expression");
        }
        return !WRITABLE.matcher(value).matches()
                        || DECODED.matcher(value).find()
                        || value.contains(")&") && value.contains("}&")
                ? Optional.of("the value of " + name + " can't be written in a URI")
                : Optional.empty();
    }

    private static String operation(String path) {
        return StringHelper.after(path, ":", path).replaceFirst("^/+", "");
    }

    private static String endpointUri(String path, Map<String, Object> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + raw(option.getValue().toString()))
                .collect(Collectors.joining("&", path + (options.isEmpty() ? "" : "?"), ""));
    }

    /** Camel decodes what does not appear in RAW, and so more than once. */
    private static String raw(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        return value.contains(")&") ? "RAW{" + value + "}" : "RAW(" + value + ")";
    }
}
