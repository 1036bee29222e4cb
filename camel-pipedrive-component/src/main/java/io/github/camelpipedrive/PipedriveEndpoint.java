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
import io.github.camelpipedrive.client.CredentialNames;
import io.github.camelpipedrive.client.OutputType;
import io.github.camelpipedrive.client.RequestBinder;
import io.github.camelpipedrive.client.ResponseReader;
import io.github.camelpipedrive.client.Retries;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.ApiCall;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.paging.Pages;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.paging.Streams;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
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

    private static final int SHORTEST_SLIP = 5;

    @UriPath(description = "The resource: a singular noun such as deal, person, organization, lead, activity, note.")
    @Metadata(required = true)
    private String resource;

    @UriPath(description = "What is done with it: create, get, list, update, delete, search.")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private PipedriveConfiguration configuration;

    @UriParam(
            label = "producer,advanced",
            description = "For api/call only: the path from the host's root, such as /api/v2/deals/{id}/participants. A"
                    + " value for {id} is given as option or header, as for any parameter.")
    private String path;

    @UriParam(label = "producer,advanced", defaultValue = "GET", description = "For api/call only: the HTTP method.")
    private Method method;

    @UriParam(
            label = "producer,advanced",
            description = "For api/call only: what a call takes from the daily budget, as Pipedrive's reference says;"
                    + " otherwise what operations of its kind take.")
    private Integer cost;

    private Operation row;
    private GivenOptions givenOptions = GivenOptions.NONE;
    private String ownAccount = "";
    private Map<String, Object> parameters = Map.of();
    private ConnectionSettings settings;
    private AcceptedHeaders acceptedHeaders;
    private RequestBinder binder;
    private ResponseReader reader;
    private Retries retries;
    private Pages pages;

    /**
     * Makes an endpoint.
     *
     * @param uri the endpoint's URI
     * @param component the component
     * @param row what is called; null for {@code api/call}, which the options make
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
        row = row == null ? apiCall().row() : row;
        checkOptions();
        checkNames();
        ObjectMapper mapper = configuration.getObjectMapper() != null
                ? configuration.getObjectMapper()
                : component().defaultObjectMapper();
        settings = component().settings(configuration);
        settings.identity().check(row);
        acceptedHeaders = AcceptedHeaders.of(
                row, configuration.getAcceptHeaders(), isGiven("acceptHeaders") && !configuration.isAllowUnknown());
        retries = configuration.retries(row, component().catalogue(), isGiven("guardCreates"));
        binder = binder(mapper);
        ObjectReader outputClass = outputClass(mapper);
        reader = ResponseReader.of(row, configuration.getOutputType(), outputClass, configuration.getMaxResponseSize());
        pages = readsAllPages() ? pages(outputClass) : null;
    }

    private ApiCall apiCall() {
        if (path == null) {
            throw new IllegalArgumentException(
                    "api/call: the option path is missing, such as path=/api/v2/deals/{id}/participants");
        }
        // Whether its answer is a list is not known: only its own paging says so.
        boolean listed = isGiven("paging") && configuration.getPaging() != PagingMode.PAGE;
        return new ApiCall(method == null ? Method.GET : method, path, cost, listed);
    }

    /** Whether an option is set at this endpoint, rather than at the component. */
    private boolean isGiven(String option) {
        return givenOptions.has(option);
    }

    private void checkOptions() {
        if (configuration.isReadOnly() && row.effect().writes()) {
            throw new IllegalArgumentException(row.id() + ": refused by readOnly, as it "
                    + (row.kind() == Kind.HTTP ? "is a " + row.method() : "writes"));
        }
        if (isGiven("account")) {
            ownAccount = configuration.accountOrNone();
            if (ownAccount.isEmpty()) {
                throw new IllegalArgumentException(
                        row.id() + ": account is blank: without it the call would be for another account");
            }
        }
        if (configuration.getMaxResponseSize() < 1) {
            throw new IllegalArgumentException(
                    row.id() + ": maxResponseSize must be a number from 1, got " + configuration.getMaxResponseSize());
        }
        for (String option : List.of("path", "method", "cost")) {
            if (isGiven(option) && !ApiCall.isNamed(resource, operation)) {
                throw new IllegalArgumentException(row.id() + ": " + option + " is an option of api/call only");
            }
        }
    }

    private ObjectReader outputClass(ObjectMapper mapper) {
        Class<?> type = configuration.getOutputClass();
        return type == null || configuration.getOutputType() == OutputType.RAW
                ? null
                : component().userClasses().reader(row, type, mapper);
    }

    /** A component's own paging is for its lists; other operations leave it aside. */
    private boolean readsAllPages() {
        PagingMode paging = configuration.getPaging();
        boolean all = paging != PagingMode.PAGE && row.result().isList();
        if (!all && isGiven("paging") && paging != PagingMode.PAGE) {
            throw new IllegalArgumentException(
                    row.id() + ": paging=" + paging + " is for lists and searches; this gives one result");
        }
        for (String option : List.of("maxResults", "resumeFrom")) {
            if (!all && isGiven(option)) {
                throw new IllegalArgumentException(row.id() + ": " + option + " has no effect without "
                        + (row.result().isList() ? "paging=ALL or paging=STREAM" : "a list"));
            }
        }
        return all;
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
            return RequestBinder.of(
                    row,
                    component().recordShapes(),
                    configuration.isAllowUnknown(),
                    mapper,
                    configuration.claim(row),
                    parameters);
        } catch (PipedriveValidationException e) {
            throw new IllegalArgumentException(row.id() + ": " + e.getApiMessage(), e);
        }
    }

    /** An unknown name may be a parameter or an option with a slip: the nearest of both is suggested. */
    private void checkNames() {
        parameters.forEach((name, value) -> {
            if (String.valueOf(value).contains("${") || String.valueOf(value).contains("$simple{")) {
                throw new IllegalArgumentException(row.id() + ": the value of " + name
                        + " is an expression. Expressions are evaluated by toD, not by to");
            }
            if (row.parameter(name).isEmpty() && !row.takesFlatCustomField(name)) {
                checkUnknown(name);
            }
        });
    }

    private void checkUnknown(String name) {
        if (component().hasOption(name)) {
            throw new IllegalArgumentException(
                    row.id() + ": " + name + " is an option of the component: camel.component.pipedrive." + name);
        }
        if (CredentialNames.has(name)) {
            throw new IllegalArgumentException(row.id() + ": " + CredentialNames.explain(name));
        }
        // A query may have any name; but one that is nearly an option, such as acount, is a slip.
        boolean mayBeASlip = row.takesAnyQuery() ? name.length() >= SHORTEST_SLIP : !configuration.isAllowUnknown();
        String suggestion = Spelling.suggestion(name, optionsAndParameters());
        if (mayBeASlip && !suggestion.isEmpty()) {
            throw new IllegalArgumentException(row.id() + ": unknown option or parameter '" + name + "'." + suggestion);
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
     * The connection that this endpoint's calls go through, for a producer to use.
     *
     * @return what the producer has of it
     */
    ConnectionHold connection() {
        return new ConnectionHold(component(), settings);
    }

    Operation row() {
        return row;
    }

    /** The name of the operation in the URI. */
    String operationId() {
        return resource + "/" + operation;
    }

    /**
     * The account of a call: the endpoint's own one, else what the exchange says, else the component's.
     *
     * @param exchange the exchange
     * @return the account, without a name when it is the one of calls that name none
     * @throws PipedriveValidationException when the exchange names an account without a name
     */
    AccountOfCall account(Exchange exchange) throws PipedriveValidationException {
        if (!ownAccount.isEmpty()) {
            return new AccountOfCall(ownAccount, false);
        }
        AccountOfCall said = AccountOfCall.of(exchange, row.id());
        return said.name().isEmpty() ? new AccountOfCall(configuration.accountOrNone(), false) : said;
    }

    /**
     * Where a list is to begin.
     *
     * @param message the message, whose header overrides the option
     * @return the place, empty for where the call itself says
     * @throws PipedriveValidationException when a place is given that this endpoint would pass over
     */
    String resumeFrom(Message message) throws PipedriveValidationException {
        Object header = message.getHeader(PipedriveConstants.RESUME_FROM);
        Object from = header == null ? configuration.getResumeFrom() : header;
        String place = from == null ? "" : from.toString().trim();
        if (pages == null && header != null && !place.isEmpty()) {
            throw new PipedriveValidationException(ErrorDetails.of(
                            row.id(),
                            "",
                            "the header " + PipedriveConstants.RESUME_FROM + " has no effect without "
                                    + (row.result().isList() ? "paging=ALL or paging=STREAM" : "a list"))
                    .withHint("Nothing was sent. Set paging at the endpoint, or remove the header."));
        }
        return place;
    }

    AcceptedHeaders acceptedHeaders() {
        return acceptedHeaders;
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
     * The options that are set at this endpoint, rather than at the component.
     *
     * @param options their names
     */
    void setGivenOptions(GivenOptions options) {
        this.givenOptions = options;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public Method getMethod() {
        return method;
    }

    public void setMethod(Method method) {
        this.method = method;
    }

    public Integer getCost() {
        return cost;
    }

    public void setCost(Integer cost) {
        this.cost = cost;
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
