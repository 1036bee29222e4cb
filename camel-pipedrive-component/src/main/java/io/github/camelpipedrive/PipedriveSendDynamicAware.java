// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.type.Spelling;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;

/**
 * Lets {@code toD} with changing parameters use one endpoint and its client: the parameters travel beside the message
 * instead of in the endpoint's URI.
 */
@SendDynamic(PipedriveConstants.SCHEME)
public class PipedriveSendDynamicAware extends SendDynamicAwareSupport {

    private static final String OPTIONS = PipedriveSendDynamicAware.class.getName() + ".options";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9#_.:/,-]*");

    /** The beginning of an expression, percent-encoded. */
    private static final String UNEVALUATED = "%24%7B";

    private static final String HINT =
            "Nothing was sent. Give text that others wrote in a header, such as CamelPipedrive.ownerId.";

    private static final Processor FORGET = exchange -> exchange.removeProperty(OPTIONS);

    /** Those of the only toD that this is made for. */
    private volatile WrittenNames written;

    private volatile WrittenValues values;

    /**
     * Takes the parameters of this send out of the exchange.
     *
     * @param exchange the exchange
     * @param operation the operation that is called
     * @return the values by name; empty when the endpoint was not reached through {@code toD}
     */
    static Map<String, Object> takeOptions(Exchange exchange, String operation) {
        OptionsOfSend options = exchange.getProperty(OPTIONS, OptionsOfSend.class);
        if (options == null || !options.operation().equals(operation)) {
            // They are for the call that this one was put before, as by interceptSendToEndpoint.
            return Map.of();
        }
        exchange.removeProperty(OPTIONS);
        return options.values();
    }

    /** The parameters of one send, and the operation that they are for. */
    private record OptionsOfSend(String operation, Map<String, Object> values) {}

    /** A component may stand under another name, too; its options are found under the one that they were written for. */
    @Override
    public void setScheme(String scheme) {
        super.setScheme(PipedriveConstants.SCHEME);
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        Map<String, Object> options = endpointProperties(exchange, uri);
        Map<String, Object> parameters = endpointLenientProperties(exchange, uri);
        checkWritten(exchange, uri, originalUri, options, parameters);
        checkEvaluated(parameters);
        return new DynamicAwareEntry(uri, originalUri, options, parameters);
    }

    /** Nobody who only gives a value decides about other options, such as where the call goes. */
    private void checkWritten(
            Exchange exchange,
            String uri,
            String originalUri,
            Map<String, Object> options,
            Map<String, Object> parameters)
            throws PipedriveValidationException {
        if (originalUri == null) {
            return;
        }
        WrittenNames known = written;
        if (known == null || !known.uri().equals(originalUri)) {
            known = WrittenNames.of(originalUri, exchange.getContext()::resolvePropertyPlaceholders);
            written = known;
        }
        if (options != null
                && options.containsKey("account")
                && String.valueOf(options.get("account")).isBlank()) {
            throw new PipedriveValidationException(ErrorDetails.of(
                            operation(uri), "", "account is blank: without it the call would be for another account")
                    .withHint("Nothing was sent."));
        }
        Map<String, Object> found = new LinkedHashMap<>();
        Stream.of(options, parameters).filter(Objects::nonNull).forEach(found::putAll);
        refuse(uri, "adds", "to", known.addedTo(uri, found.keySet()).stream());
        refuse(uri, "takes", "from", known.needed().stream().filter(name -> !found.containsKey(name)));
        checkValues(exchange, uri, originalUri, options);
    }

    private void checkValues(Exchange exchange, String uri, String originalUri, Map<String, Object> options)
            throws PipedriveValidationException {
        WrittenValues known = values;
        if (known == null || !known.uri().equals(originalUri)) {
            known = WrittenValues.of(originalUri, exchange.getContext());
            values = known;
        }
        Optional<String> problem = known.problem(exchange, uri, options == null ? Map.of() : options);
        if (problem.isPresent()) {
            throw new PipedriveValidationException(
                    ErrorDetails.of(operation(uri), "", problem.get()).withHint(HINT));
        }
    }

    private static void refuse(String uri, String does, String where, Stream<String> names)
            throws PipedriveValidationException {
        List<String> quoted = names.map(Spelling::quoted).toList();
        if (!quoted.isEmpty()) {
            throw new PipedriveValidationException(ErrorDetails.of(
                            operation(uri),
                            "",
                            "a value " + does + " " + String.join(", ", quoted) + " " + where + " the URI of toD")
                    .withHint(HINT));
        }
    }

    private static String operation(String uri) {
        return StringHelper.after(StringHelper.before(uri, "?", uri), ":", uri).replaceFirst("^/+", "");
    }

    /** Camel encodes the URI before it looks for expressions when an optional placeholder in it has no value. */
    private static void checkEvaluated(Map<String, Object> parameters) {
        if (parameters == null) {
            return;
        }
        parameters.forEach((name, value) -> {
            if (value instanceof String text && text.contains(UNEVALUATED)) {
                throw new IllegalArgumentException(name + " is an expression that Camel has not evaluated: " + text
                        + ". Beside a placeholder such as {{?name}} that has no value, write the whole URI in one line"
                        + " rather than with parameters, or give the value in the header CamelPipedrive." + name);
            }
        });
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        if (entry.getLenientProperties() == null || entry.getLenientProperties().isEmpty()) {
            return null;
        }
        Map<String, Object> options = entry.getProperties();
        return options.isEmpty()
                ? StringHelper.before(entry.getUri(), "?", entry.getUri())
                : asEndpointUri(exchange, entry.getUri(), options);
    }

    /** The values have been taken out of {@code RAW()} already; where it matters they are put back. */
    @Override
    public String asEndpointUri(Exchange exchange, String uri, Map<String, Object> properties) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        properties.forEach((name, value) -> values.put(name, raw(value)));
        return super.asEndpointUri(exchange, uri, values);
    }

    private static Object raw(Object value) {
        if (!(value instanceof String text) || PLAIN.matcher(text).matches()) {
            return value;
        }
        return text.contains(")") ? "RAW{" + text + "}" : "RAW(" + text + ")";
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        if (entry.getLenientProperties() == null || entry.getLenientProperties().isEmpty()) {
            return null;
        }
        Map<String, Object> parameters = Collections.unmodifiableMap(new LinkedHashMap<>(entry.getLenientProperties()));
        OptionsOfSend options = new OptionsOfSend(operation(entry.getUri()), parameters);
        return each -> each.setProperty(OPTIONS, options);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return FORGET;
    }
}
