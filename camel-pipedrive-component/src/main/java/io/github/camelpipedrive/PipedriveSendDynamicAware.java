// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Map;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;

/**
 * Lets {@code toD} with changing parameters use one endpoint and its client: the parameters travel beside the message
 * instead of in the endpoint's URI. What a message gives stays a value.
 */
@SendDynamic(PipedriveConstants.SCHEME)
public class PipedriveSendDynamicAware extends SendDynamicAwareSupport {

    private static final String CALL = PipedriveSendDynamicAware.class.getName() + ".call";

    private static final Processor FORGET = exchange -> exchange.removeProperty(CALL);

    private Set<String> optionNames = Set.of();

    /** That of the only toD that this is made for. */
    private volatile DynamicUri written;

    /**
     * Takes the parameters of this send out of the exchange.
     *
     * @param exchange the exchange
     * @param operation the operation that is called
     * @return the values by name; empty when the endpoint was not reached through {@code toD}
     */
    static Map<String, Object> takeOptions(Exchange exchange, String operation) {
        DynamicCall call = exchange.getProperty(CALL, DynamicCall.class);
        if (call == null || !call.operation().equals(operation)) {
            // They are for the call that this one was put before, as by interceptSendToEndpoint.
            return Map.of();
        }
        exchange.removeProperty(CALL);
        return call.parameters();
    }

    /** A component may stand under another name; the names of its options are the same. */
    @Override
    protected void doInit() throws Exception {
        optionNames = getCamelContext()
                .getCamelContextExtension()
                .getEndpointUriFactory(PipedriveConstants.SCHEME)
                .propertyNames();
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        DynamicUri known = written;
        if (known == null || !known.original().equals(originalUri)) {
            known = DynamicUri.of(originalUri, exchange.getContext(), optionNames);
            written = known;
        }
        return new Prepared(uri, originalUri, DynamicCall.of(known, exchange, uri));
    }

    /** Hands the call on to the methods below. */
    private static final class Prepared extends DynamicAwareEntry {

        private final DynamicCall call;

        Prepared(String uri, String originalUri, DynamicCall call) {
            super(uri, originalUri, Map.of(), call.parameters());
            this.call = call;
        }
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return ((Prepared) entry).call.endpointUri();
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        DynamicCall call = ((Prepared) entry).call;
        return call.parameters().isEmpty() ? null : each -> each.setProperty(CALL, call);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getLenientProperties().isEmpty() ? null : FORGET;
    }
}
