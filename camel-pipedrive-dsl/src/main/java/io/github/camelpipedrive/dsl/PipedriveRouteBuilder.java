// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.dsl;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/**
 * A route builder with Camel's endpoint DSL and that of the component.
 *
 * <pre>{@code
 * public class OpenDeals extends PipedriveRouteBuilder {
 *     @Override
 *     public void configure() {
 *         from(timer("morning").repeatCount(1))
 *                 .to(pipedrive(DEAL_LIST).parameter("status", "open").paging(PagingMode.STREAM));
 *     }
 * }
 * }</pre>
 */
public abstract class PipedriveRouteBuilder extends EndpointRouteBuilder implements PipedriveEndpoints {

    /** Routes for the context that they are added to. */
    protected PipedriveRouteBuilder() {}

    /**
     * Routes for a context.
     *
     * @param context the context
     */
    protected PipedriveRouteBuilder(CamelContext context) {
        super(context);
    }
}
