// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.dsl;

import org.apache.camel.builder.endpoint.AbstractEndpointBuilder;

/**
 * Adds the endpoints of the component to Camel's endpoint DSL: for route builders that extend another class than
 * {@link PipedriveRouteBuilder}.
 */
public interface PipedriveEndpoints extends PipedriveEndpointBuilderFactory.PipedriveBuilders {

    /**
     * The endpoint of an operation.
     *
     * @param operation the operation
     * @return its builder
     */
    default PipedriveOperationBuilder pipedrive(PipedriveOperation operation) {
        return pipedrive("pipedrive", operation);
    }

    /**
     * The endpoint of an operation, of a component with a name of its own.
     *
     * @param componentName the component's name in the registry
     * @param operation the operation
     * @return its builder
     */
    default PipedriveOperationBuilder pipedrive(String componentName, PipedriveOperation operation) {
        class Builder extends AbstractEndpointBuilder
                implements PipedriveOperationBuilder, PipedriveEndpointBuilderFactory.AdvancedPipedriveEndpointBuilder {

            Builder() {
                super(componentName, operation.path());
            }
        }
        return new Builder();
    }
}
