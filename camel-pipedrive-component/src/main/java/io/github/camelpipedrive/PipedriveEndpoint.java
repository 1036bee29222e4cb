// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.ApiCall;
import io.github.camelpipedrive.operation.Event;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Target;
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

    @UriPath(description = "The resource: a singular noun, such as deal, person, organization, lead, activity or note.")
    @Metadata(required = true)
    private String resource;

    @UriPath(description = "The operation, such as create, get, list, update, delete or search.")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private PipedriveConfiguration configuration;

    @UriParam(
            label = "producer,advanced",
            description = "For api/call only: the path, such as /api/v2/deals/{id}/participants. The value for"
                    + " {id} is given as an option or header, as for any parameter.")
    private String path;

    @UriParam(label = "producer,advanced", defaultValue = "GET", description = "For api/call only: the HTTP method.")
    private Method method;

    @UriParam(
            label = "producer,advanced",
            description = "For api/call only: the number of API tokens that a call costs, as in Pipedrive's"
                    + " reference. By default, the usual cost of such a call.")
    private Integer cost;

    private final Target target;
    private GivenOptions givenOptions = GivenOptions.NONE;
    private String ownAccount = "";
    private Map<String, Object> parameters = Map.of();
    private Invocation invocation;

    /**
     * Creates an endpoint.
     *
     * @param uri the endpoint's URI
     * @param component the component
     * @param target what the URI is about; null for {@code api/call}, which the options make
     * @param configuration the endpoint's own options
     */
    public PipedriveEndpoint(
            String uri, PipedriveComponent component, Target target, PipedriveConfiguration configuration) {
        super(uri, component);
        this.target = target;
        this.configuration = configuration;
    }

    /** Everything that can be checked or made ready without a message is done here, once. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (target instanceof Event) {
            throw new IllegalArgumentException(target.id()
                    + ": events can't be consumed yet. Read what has changed with a list and updatedSince, or receive"
                    + " Pipedrive's webhooks");
        }
        Operation operationOfUri = target == null ? apiCall().row() : (Operation) target;
        invocation = new Preparation(component(), operationOfUri, configuration, givenOptions, parameters).invocation();
        ownAccount = givenOptions.has("account") ? configuration.accountOrNone() : "";
    }

    private ApiCall apiCall() {
        if (path == null) {
            throw new IllegalArgumentException(
                    "api/call: the option path is missing, such as path=/api/v2/deals/{id}/participants");
        }
        // Whether its answer is a list is not known: only its own paging says so.
        boolean listed = givenOptions.has("paging") && configuration.getPaging() != PagingMode.PAGE;
        return new ApiCall(method == null ? Method.GET : method, path, cost, listed);
    }

    @Override
    public Producer createProducer() {
        return new PipedriveProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "pipedrive:" + operationId()
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
        return new ConnectionHold(component(), invocation.settings());
    }

    /** What was prepared of the calls. */
    Invocation invocation() {
        return invocation;
    }

    /** The name of the operation in the URI. */
    String operationId() {
        return resource + "/" + operation;
    }

    /**
     * The account of a call: the endpoint's own one, else what the exchange says, else the component's.
     *
     * @param exchange the exchange
     * @return the account, without a name when it is the default account
     * @throws PipedriveValidationException when the exchange names an account without a name
     */
    AccountOfCall account(Exchange exchange) throws PipedriveValidationException {
        if (!ownAccount.isEmpty()) {
            return new AccountOfCall(ownAccount, false);
        }
        AccountOfCall said = AccountOfCall.of(exchange, operationId());
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
        if (!invocation.readsAllPages() && header != null && !place.isEmpty()) {
            throw new PipedriveValidationException(ErrorDetails.of(
                            operationId(),
                            "",
                            "the header " + PipedriveConstants.RESUME_FROM + " has no effect without "
                                    + (invocation.operation().result().isList()
                                            ? "paging=ALL or paging=STREAM"
                                            : "a list"))
                    .withHint("Nothing was sent. Set paging at the endpoint, or remove the header."));
        }
        return place;
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
