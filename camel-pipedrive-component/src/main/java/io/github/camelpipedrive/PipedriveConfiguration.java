// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.call.repeating.RetrySettings;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.ratelimit.Claim;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that component and endpoint share; an endpoint begins with a copy of its component's. */
@UriParams
public class PipedriveConfiguration extends PipedriveConnectionConfiguration implements Cloneable {

    @UriParam(
            label = "producer",
            defaultValue = "MAP",
            description = "The form of the result in the message body: MAP for Map and List, NODE for Jackson's"
                    + " JsonNode, JSON for a String, RAW for the whole answer as it came.")
    private OutputType outputType = OutputType.MAP;

    @UriParam(
            label = "producer",
            description = "The class that each record of the result is bound to, by Jackson. Goes before outputType,"
                    + " save for RAW.")
    private Class<?> outputClass;

    @UriParam(
            label = "producer",
            defaultValue = "PAGE",
            description = "How much of a list one message gets: PAGE for one page, with the place of the next one in"
                    + " the header CamelPipedriveNextCursor or CamelPipedriveNextStart; ALL for every record in one"
                    + " list; STREAM for an iterator over every record, which fetches pages while it is read.")
    private PagingMode paging = PagingMode.PAGE;

    @UriParam(
            label = "producer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How long a call may wait for its place in the account's rate limit. One that would wait"
                    + " longer fails with PipedriveRateLimitException, and nothing is sent.")
    private long maxRateLimitWait = 60_000;

    @UriParam(
            label = "producer",
            defaultValue = "1",
            description = "How much of the account's rate limits may be in use with a call: 0.8 keeps a fifth of them"
                    + " free for other calls. For routes that work in bulk beside ones that people wait for.")
    private double rateShare = 1;

    @UriParam(
            label = "producer",
            defaultValue = "3",
            description = "How often a call that failed is repeated at most, where that is safe and of use: after too"
                    + " many requests, after a failure of Pipedrive or the network, and a create only when it surely"
                    + " was not carried out. 0 for never.")
    private int maxRetries = 3;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description = "The longest pause before the first repeat. It doubles with each further one, up to 30"
                    + " seconds; each pause is of some length up to it, by chance.")
    private long retryDelay = 500;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "120000",
            javaType = "java.time.Duration",
            description = "How long after the begin of a call it may still be repeated.")
    private long retryTimeout = 120_000;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether the component looks for the record of a create whose answer was lost, by the fields"
                    + " that were given, and takes it as the result, or repeats the create when there is none.")
    private boolean guardCreates;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether operations that change anything in the CRM are refused when the route starts. Set at"
                    + " the component, an endpoint can't switch it off.")
    private boolean readOnly;

    @UriParam(
            label = "producer,security",
            defaultValue = AcceptedHeaders.ALL,
            description = "Which headers may decide about a call: all, none, or names of parameters with commas between"
                    + " them, account and resumeFrom among them. Others fail the call.")
    private String acceptHeaders = AcceptedHeaders.ALL;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether parameters, body keys and values that this version does not know are sent as they"
                    + " are, with one warning for each. For what the API has gained since.")
    private boolean allowUnknown;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description = "The most records that ALL and STREAM give, 0 for any number.")
    private long maxResults;

    @UriParam(
            label = "producer",
            description = "Where ALL and STREAM begin: what a page said of its position or of the next one. Nothing is"
                    + " the beginning of the list. The header CamelPipedriveResumeFrom overrides it.")
    private String resumeFrom;

    @UriParam(
            label = "advanced",
            defaultValue = "33554432",
            description = "The longest answer that is read, in bytes; a longer one is an error, so that no answer fills"
                    + " the memory.")
    private long maxResponseSize = 32L * 1024 * 1024;

    @UriParam(
            label = "advanced",
            description =
                    "Reads and writes classes of yours (outputClass, and bodies that are no Map or JSON); otherwise"
                            + " a copy of the only ObjectMapper in the registry, or a mapper of its own, that leaves out null.")
    private ObjectMapper objectMapper;

    /**
     * A copy for an endpoint to change.
     *
     * @return the copy
     */
    public PipedriveConfiguration copy() {
        try {
            return (PipedriveConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /**
     * What each call of an operation asks of its account's budget.
     *
     * @param operation what is called
     * @return the claim
     * @throws IllegalArgumentException when an option is out of range
     */
    Claim claim(Operation operation) {
        return new Claim(
                operation.cost(), operation.isCountedAsSearch(), rateShare, Duration.ofMillis(maxRateLimitWait));
    }

    /**
     * How the calls of an operation are repeated.
     *
     * @param operation what is called
     * @param catalogue all operations
     * @param isGuardGiven whether the endpoint itself says that creates are guarded
     * @return the way to repeat
     * @throws IllegalArgumentException when a number is negative, or the endpoint's records can't be guarded
     */
    Retries retries(Operation operation, OperationCatalogue catalogue, boolean isGuardGiven) {
        RetrySettings settings =
                new RetrySettings(maxRetries, Duration.ofMillis(retryDelay), Duration.ofMillis(retryTimeout));
        if (!guardCreates) {
            return Retries.of(settings);
        }
        return isGuardGiven
                ? Retries.guarded(settings, operation, catalogue)
                : Retries.guardedIfPossible(settings, operation, catalogue);
    }

    public OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    public Class<?> getOutputClass() {
        return outputClass;
    }

    public void setOutputClass(Class<?> outputClass) {
        this.outputClass = outputClass;
    }

    public PagingMode getPaging() {
        return paging;
    }

    public void setPaging(PagingMode paging) {
        this.paging = paging;
    }

    /**
     * The option {@code maxRateLimitWait}.
     *
     * @return its value in milliseconds
     */
    public long getMaxRateLimitWait() {
        return maxRateLimitWait;
    }

    /**
     * Sets the option {@code maxRateLimitWait}.
     *
     * @param maxRateLimitWait its value in milliseconds
     */
    public void setMaxRateLimitWait(long maxRateLimitWait) {
        this.maxRateLimitWait = maxRateLimitWait;
    }

    public double getRateShare() {
        return rateShare;
    }

    public void setRateShare(double rateShare) {
        this.rateShare = rateShare;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    /**
     * The option {@code retryDelay}.
     *
     * @return its value in milliseconds
     */
    public long getRetryDelay() {
        return retryDelay;
    }

    /**
     * Sets the option {@code retryDelay}.
     *
     * @param retryDelay its value in milliseconds
     */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    /**
     * The option {@code retryTimeout}.
     *
     * @return its value in milliseconds
     */
    public long getRetryTimeout() {
        return retryTimeout;
    }

    /**
     * Sets the option {@code retryTimeout}.
     *
     * @param retryTimeout its value in milliseconds
     */
    public void setRetryTimeout(long retryTimeout) {
        this.retryTimeout = retryTimeout;
    }

    public boolean isGuardCreates() {
        return guardCreates;
    }

    public void setGuardCreates(boolean guardCreates) {
        this.guardCreates = guardCreates;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public String getAcceptHeaders() {
        return acceptHeaders;
    }

    public void setAcceptHeaders(String acceptHeaders) {
        this.acceptHeaders = acceptHeaders;
    }

    public boolean isAllowUnknown() {
        return allowUnknown;
    }

    public void setAllowUnknown(boolean allowUnknown) {
        this.allowUnknown = allowUnknown;
    }

    public long getMaxResults() {
        return maxResults;
    }

    public void setMaxResults(long maxResults) {
        this.maxResults = maxResults;
    }

    public String getResumeFrom() {
        return resumeFrom;
    }

    public void setResumeFrom(String resumeFrom) {
        this.resumeFrom = resumeFrom;
    }

    public long getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }
}
