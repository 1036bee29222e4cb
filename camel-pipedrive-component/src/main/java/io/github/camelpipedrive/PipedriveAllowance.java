// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.ratelimit.Allowance;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * Tells how many calls an account may make in a window of 2 seconds, for Camel's {@code throttle} to follow. Declare it as
 * a bean, and name one of its methods as the throttler's expression. The account is the one that a call would be for:
 * that of the header or variable {@code CamelPipedriveAccount}, or the component's own.
 */
public class PipedriveAllowance implements CamelContextAware {

    private CamelContext camelContext;
    private String component = PipedriveConstants.SCHEME;

    /**
     * The calls of any kind that the account may make in 2 seconds.
     *
     * @param exchange whose account it is
     * @return how many: as configured, as the API said, or of the smallest plan until it has said so
     * @throws PipedriveException when there is no such account
     */
    public int requestsPerWindow(Exchange exchange) throws PipedriveException {
        return of(exchange).requestsPerWindow();
    }

    /**
     * The searches that the account may make in 2 seconds.
     *
     * @param exchange whose account it is
     * @return how many: as configured, or 10
     * @throws PipedriveException when there is no such account
     */
    public int searchesPerWindow(Exchange exchange) throws PipedriveException {
        return of(exchange).searchesPerWindow();
    }

    /**
     * All that is known of the account's limits at this moment.
     *
     * @param exchange whose account it is
     * @return a snapshot
     * @throws PipedriveException when there is no such account
     */
    public Allowance of(Exchange exchange) throws PipedriveException {
        return component().allowance(account(exchange));
    }

    /**
     * The name of the account that a call would be for, as the throttler's correlation.
     *
     * @param exchange the exchange
     * @return never null
     * @throws PipedriveException when the exchange names an account without a name
     */
    public String account(Exchange exchange) throws PipedriveException {
        String named = AccountOfCall.of(exchange, "allowance").name();
        return named.isEmpty() ? component().getConfiguration().accountOrDefault() : named;
    }

    private PipedriveComponent component() {
        return camelContext.getComponent(component, PipedriveComponent.class);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /**
     * The name of the component.
     *
     * @return {@code pipedrive} unless set
     */
    public String getComponent() {
        return component;
    }

    /**
     * Sets the name of the component, when it stands under another one.
     *
     * @param component its name
     */
    public void setComponent(String component) {
        this.component = component;
    }
}
