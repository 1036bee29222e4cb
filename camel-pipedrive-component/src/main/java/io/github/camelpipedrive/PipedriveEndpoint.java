// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelpipedrive.client.ConnectionSettings;
import io.github.camelpipedrive.client.OutputType;
import io.github.camelpipedrive.client.PipedriveConnection;
import io.github.camelpipedrive.client.RequestBinder;
import io.github.camelpipedrive.client.ResponseReader;
import io.github.camelpipedrive.client.Retries;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.paging.Pages;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.paging.Streams;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Call the operations of the Pipedrive CRM: create, read, change, delete and find deals, persons, leads and more. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = PipedriveConstants.SCHEME,
        title = "Pipedrive",
        syntax = "pipedrive:resource/operation",
        category = {Category.CLOUD, Category.API, Category.SAAS},
        producerOnly = true,
        lenientProperties = true,
        headersClass = PipedriveConstants.class)
public class PipedriveEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    @UriPath(description = "The resource: a singular noun such as deal, person, organization, lead, activity, note.")
    @Metadata(required = true)
    private String resource;

    @UriPath(description = "What is done with it: create, get, list, update, delete, search.")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private PipedriveConfiguration configuration;

    private final Operation row;
    private Map<String, Object> parameters = Map.of();
    private ConnectionSettings settings;
    private RequestBinder binder;
    private ResponseReader reader;
    private Retries retries;
    private Pages pages;

    /**
     * Makes an endpoint.
     *
     * @param uri the endpoint's URI
     * @param component the component
     * @param row what is called
     * @param configuration the endpoint's own options
     */
    public PipedriveEndpoint(
            String uri, PipedriveComponent component, Operation row, PipedriveConfiguration configuration) {
        super(uri, component);
        this.row = row;
        this.configuration = configuration;
    }

    /** Everything that can be checked or made ready without a message is done here, once. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        checkNames();
        ObjectMapper mapper = configuration.getObjectMapper() != null
                ? configuration.getObjectMapper()
                : component().defaultObjectMapper();
        settings = configuration.connectionSettings(component().tokenStores());
        retries = configuration.retries(row, component().catalogue());
        binder = binder(mapper);
        ObjectReader outputClass =
                configuration.getOutputClass() == null ? null : mapper.readerFor(configuration.getOutputClass());
        reader = ResponseReader.of(row, configuration.getOutputType(), outputClass, configuration.getMaxResponseSize());
        pages = readsAllPages() ? pages(outputClass) : null;
    }

    /** A component's own paging is for its lists; other operations leave it aside. */
    private boolean readsAllPages() {
        PagingMode paging = configuration.getPaging();
        if (paging == PagingMode.PAGE || row.result().isList()) {
            return paging != PagingMode.PAGE;
        }
        if (paging != component().getConfiguration().getPaging()) {
            throw new IllegalArgumentException(
                    row.id() + ": paging=" + paging + " is for lists and searches; this gives one result");
        }
        return false;
    }

    private Pages pages(ObjectReader outputClass) {
        if (configuration.getOutputType() == OutputType.RAW) {
            throw new IllegalArgumentException(row.id() + ": outputType=RAW gives an answer as it came, and paging="
                    + configuration.getPaging() + " joins several; use JSON, NODE or MAP, or paging=PAGE");
        }
        if (configuration.getMaxResults() < 0) {
            throw new IllegalArgumentException(
                    row.id() + ": maxResults must be a number from 0, got " + configuration.getMaxResults());
        }
        ResponseReader pageReader = ResponseReader.ofPages(
                row, configuration.getOutputType(), outputClass, configuration.getMaxResponseSize());
        return new Pages(row, binder, pageReader, configuration.getMaxResults());
    }

    private RequestBinder binder(ObjectMapper mapper) {
        try {
            return RequestBinder.of(row, mapper, configuration.claim(row), parameters);
        } catch (PipedriveValidationException e) {
            boolean expression = parameters.values().stream()
                    .anyMatch(value -> value.toString().contains("${"));
            throw new IllegalArgumentException(
                    row.id() + ": " + e.getApiMessage()
                            + (expression ? ". Expressions are evaluated by toD, not by to" : ""),
                    e);
        }
    }

    /** An unknown name may be a parameter or an option with a slip: the nearest of both is suggested. */
    private void checkNames() {
        for (String name : parameters.keySet()) {
            if (row.parameter(name).isEmpty() && !row.takesFlatCustomField(name)) {
                String suggestion = Spelling.suggestion(name, optionsAndParameters());
                if (!suggestion.isEmpty()) {
                    throw new IllegalArgumentException(
                            row.id() + ": unknown option or parameter '" + name + "'." + suggestion);
                }
            }
        }
    }

    private List<String> optionsAndParameters() {
        List<String> known = new ArrayList<>(getCamelContext()
                .getCamelContextExtension()
                .getEndpointUriFactory(PipedriveConstants.SCHEME)
                .propertyNames());
        row.parameters().stream().map(Parameter::name).forEach(known::add);
        return known;
    }

    @Override
    public Producer createProducer() {
        return new PipedriveProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "pipedrive:" + row.id()
                        + " is called, not consumed from: use it in to, toD or enrich, and a timer or another consumer in from");
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    @Override
    public String getServiceUrl() {
        return configuration.target().toString();
    }

    @Override
    public String getServiceProtocol() {
        return configuration.target().scheme();
    }

    /**
     * The connection that this endpoint's calls go through.
     *
     * @return the started connection
     */
    PipedriveConnection connection() {
        return component().connection(settings);
    }

    Operation row() {
        return row;
    }

    RequestBinder binder() {
        return binder;
    }

    ResponseReader reader() {
        return reader;
    }

    Retries retries() {
        return retries;
    }

    /**
     * How all pages are read.
     *
     * @return empty when one page is asked for, or the operation is no list
     */
    Optional<Pages> pages() {
        return Optional.ofNullable(pages);
    }

    Streams streams() {
        return component().streams();
    }

    private PipedriveComponent component() {
        return (PipedriveComponent) getComponent();
    }

    /**
     * The parameters of the operation that are given as options.
     *
     * @param parameters the values by name, in the API's spelling or Camel's
     */
    void setParameters(Map<String, Object> parameters) {
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * The resource of the URI.
     *
     * @return such as {@code deal}
     */
    public String getResource() {
        return resource;
    }

    /**
     * Sets the resource of the URI.
     *
     * @param resource such as {@code deal}
     */
    public void setResource(String resource) {
        this.resource = resource;
    }

    /**
     * The operation of the URI.
     *
     * @return such as {@code create}
     */
    public String getOperation() {
        return operation;
    }

    /**
     * Sets the operation of the URI.
     *
     * @param operation such as {@code create}
     */
    public void setOperation(String operation) {
        this.operation = operation;
    }

    /**
     * The endpoint's own options.
     *
     * @return the configuration
     */
    public PipedriveConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Sets the endpoint's own options.
     *
     * @param configuration the configuration
     */
    public void setConfiguration(PipedriveConfiguration configuration) {
        this.configuration = configuration;
    }
}
