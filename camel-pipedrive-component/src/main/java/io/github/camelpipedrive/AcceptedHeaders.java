// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelpipedrive.call.binding.ParameterHeaders;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.Spelling;
import org.apache.camel.Message;

/**
 * The headers that may decide about a call. Some consumers let their senders set any header, and thereby the record and
 * the account of a call. A header that is not accepted fails the call: without it, the call would be another one.
 */
final class AcceptedHeaders {

    static final String ALL = "all";
    static final String NONE = "none";

    /** What the list calls the headers that are not parameters. */
    private static final String ACCOUNT = "account";

    private static final String RESUME_FROM = "resumeFrom";
    private static final int MOST_NAMED = 5;

    private final Operation operation;
    private final String option;

    /** In any case and both spellings; null for all. */
    private final Set<String> names;

    private AcceptedHeaders(Operation operation, String option, Set<String> names) {
        this.operation = operation;
        this.option = option;
        this.names = names;
    }

    /**
     * Reads the option {@code acceptHeaders}.
     *
     * @param operation what is called
     * @param option all, none, or names with commas between them
     * @param isOfEndpoint whether each name has to be one of this operation; a component's are for several
     * @throws IllegalArgumentException when a name is none
     */
    static AcceptedHeaders of(Operation operation, String option, boolean isOfEndpoint) {
        String text = option == null ? "" : option.trim();
        if (text.equalsIgnoreCase(ALL)) {
            return new AcceptedHeaders(operation, ALL, null);
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (!text.equalsIgnoreCase(NONE)) {
            List<String> given = List.of(text.split(",", -1));
            if (given.stream().map(String::trim).anyMatch(AcceptedHeaders::isNoName)) {
                throw new IllegalArgumentException("acceptHeaders takes all, none, or names of parameters with commas"
                        + " between them, not " + Spelling.quoted(text));
            }
            given.forEach(name -> add(operation, name.trim(), isOfEndpoint, names));
        }
        return new AcceptedHeaders(operation, text, Collections.unmodifiableSet(names));
    }

    private static void add(Operation operation, String name, boolean isOfEndpoint, Set<String> names) {
        names.add(name);
        Optional<Parameter> parameter = operation.parameters().stream()
                .filter(each -> name.equalsIgnoreCase(each.name()) || name.equalsIgnoreCase(each.camelName()))
                .findFirst();
        parameter.ifPresent(known -> {
            names.add(known.name());
            names.add(known.camelName());
        });
        boolean isKnown = parameter.isPresent()
                || name.equalsIgnoreCase(ACCOUNT)
                || name.equalsIgnoreCase(RESUME_FROM)
                || operation.takesFlatCustomField(name)
                || operation.takesAnyQuery();
        if (isOfEndpoint && !isKnown) {
            throw new IllegalArgumentException(operation.id() + ": acceptHeaders names " + Spelling.quoted(name)
                    + ", which is not a parameter." + suggestion(operation, name));
        }
    }

    private static boolean isNoName(String name) {
        return name.isEmpty() || name.equalsIgnoreCase(ALL) || name.equalsIgnoreCase(NONE);
    }

    private static String suggestion(Operation operation, String name) {
        List<String> known = new ArrayList<>(List.of(ACCOUNT, RESUME_FROM));
        operation.parameters().forEach(each -> known.add(each.camelName()));
        boolean isHeader = name.regionMatches(true, 0, ParameterHeaders.PREFIX, 0, ParameterHeaders.PREFIX.length());
        String plain = isHeader ? name.substring(ParameterHeaders.PREFIX.length()) : name;
        return known.contains(plain) ? " Did you mean '" + plain + "'?" : Spelling.suggestion(plain, known);
    }

    /**
     * Fails a call whose message has headers that are not accepted.
     *
     * @param message the message
     * @param parameters its parameter headers
     * @throws PipedriveValidationException when there is one
     */
    void check(Message message, ParameterHeaders parameters) throws PipedriveValidationException {
        if (names == null || !message.hasHeaders()) {
            return;
        }
        List<String> refused = new ArrayList<>();
        for (String header : parameters.headers()) {
            if (!names.contains(header.substring(ParameterHeaders.PREFIX.length()))) {
                refused.add(header);
            }
        }
        addIfRefused(message, PipedriveConstants.ACCOUNT, ACCOUNT, refused);
        addIfRefused(message, PipedriveConstants.RESUME_FROM, RESUME_FROM, refused);
        if (!refused.isEmpty()) {
            throw refusal(refused);
        }
    }

    private void addIfRefused(Message message, String header, String name, List<String> refused) {
        if (!names.contains(name) && message.getHeader(header) != null) {
            refused.add(header);
        }
    }

    private PipedriveValidationException refusal(List<String> refused) {
        int more = refused.size() - MOST_NAMED;
        String headers =
                refused.stream().limit(MOST_NAMED).map(Spelling::quoted).collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more" : "");
        String problem = (refused.size() == 1 ? "the header " + headers + " is" : "the headers " + headers + " are")
                + " not accepted: acceptHeaders=" + option;
        return new PipedriveValidationException(ErrorDetails.of(operation.id(), "", problem)
                .withHint("Nothing was sent. Remove what the sender set (removeHeaders CamelPipedrive*), or name in"
                        + " acceptHeaders what headers may say."));
    }
}
