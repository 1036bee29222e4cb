// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.call.repeating.RetrySettings;
import io.github.camelpipedrive.naming.NameOptions;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.ratelimit.Claim;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that component and endpoint share; an endpoint starts with a copy of its component's. */
@UriParams
public class PipedriveConfiguration extends PipedriveNamesConfiguration implements Cloneable {

    @UriParam(
            label = "producer",
            defaultValue = "MAP",
            description = "The type of the message body: MAP for Map and List, NODE for Jackson's JsonNode,"
                    + " JSON for a String, RAW for the unchanged answer.")
    private OutputType outputType = OutputType.MAP;

    @UriParam(
            label = "producer",
            description =
                    "The class that Jackson binds each record of the result to. Overrides outputType, except RAW.")
    private Class<?> outputClass;

    @UriParam(
            label = "producer",
            defaultValue = "PAGE",
            description = "How much of a list is read: PAGE for one page, with the position of the next page in"
                    + " the header CamelPipedriveNextCursor or CamelPipedriveNextStart; ALL for all records"
                    + " in one list; STREAM for an iterator that fetches pages while it is read.")
    private PagingMode paging = PagingMode.PAGE;

    @UriParam(
            label = "producer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The maximum time that a call waits for the account's rate limit. A call that would"
                    + " wait longer fails with PipedriveRateLimitException and is not sent.")
    private long maxRateLimitWait = 60_000;

    @UriParam(
            label = "producer",
            defaultValue = "1",
            description = "The share of the account's rate limits that calls may use: 0.8 leaves a fifth for"
                    + " other calls. For bulk routes that run beside interactive ones.")
    private double rateShare = 1;

    @UriParam(
            label = "producer",
            defaultValue = "3",
            description = "The maximum number of retries of a failed call, after too many requests and after"
                    + " failures of Pipedrive or the network. Only calls that are safe to retry are"
                    + " retried; a create only if it was certainly not carried out. 0 disables retries.")
    private int maxRetries = 3;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description = "The maximum delay before the first retry. It doubles with each further retry, up to"
                    + " 30 seconds; the actual delay is random between 0 and the maximum.")
    private long retryDelay = 500;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "120000",
            javaType = "java.time.Duration",
            description = "The maximum time after the start of a call in which it is retried.")
    private long retryTimeout = 120_000;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether to look for the record of a create whose answer was lost, among recent"
                    + " records with the same values. If one is found it is the result, if none is found the"
                    + " create is retried, and otherwise the call fails.")
    private boolean guardCreates;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether a route with an operation that changes data fails to start. If set on the"
                    + " component, an endpoint cannot disable it.")
    private boolean readOnly;

    @UriParam(
            label = "producer,security",
            defaultValue = AcceptedHeaders.ALL,
            description = "The headers of a message that a call uses: all, none, or a comma-separated list of"
                    + " parameter names, which may include account and resumeFrom. A message with any other"
                    + " CamelPipedrive header fails.")
    private String acceptHeaders = AcceptedHeaders.ALL;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether to send parameters, body keys and values that this version does not know,"
                    + " with one warning for each. For additions to the API.")
    private boolean allowUnknown;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description = "The maximum number of records that ALL and STREAM return. 0 for no limit.")
    private long maxResults;

    @UriParam(
            label = "producer",
            description = "The position where ALL and STREAM start, as a page reports it. By default, the"
                    + " beginning of the list. The header CamelPipedriveResumeFrom overrides it.")
    private String resumeFrom;

    @UriParam(
            label = "advanced",
            defaultValue = "33554432",
            description = "The maximum size of an answer in bytes. A larger answer is an error, so that it"
                    + " cannot exhaust the memory.")
    private long maxResponseSize = 32L * 1024 * 1024;

    @UriParam(
            label = "advanced",
            description = "The ObjectMapper for your classes (outputClass, and bodies that are not a Map or"
                    + " JSON). By default, a copy of the only ObjectMapper in the registry, or a mapper that"
                    + " leaves out null.")
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
     * What is said of names.
     *
     * @param operation what is called
     * @return the options
     * @throws IllegalArgumentException when a time is negative
     */
    NameOptions names(Operation operation) {
        if (getFieldCacheTime() < 0 || getReferenceCacheTime() < 0) {
            throw new IllegalArgumentException(
                    operation.id() + ": fieldCacheTime and referenceCacheTime must be 0 or more");
        }
        return new NameOptions(
                isFieldNames(),
                Duration.ofMillis(getFieldCacheTime()),
                Duration.ofMillis(getReferenceCacheTime()),
                retrySettings(),
                claim(operation));
    }

    private RetrySettings retrySettings() {
        return new RetrySettings(maxRetries, Duration.ofMillis(retryDelay), Duration.ofMillis(retryTimeout));
    }

    /**
     * How the calls of an operation are retried.
     *
     * @param operation what is called
     * @param catalogue all operations
     * @param isGuardGiven whether the endpoint itself says that creates are guarded
     * @return the way to retry
     * @throws IllegalArgumentException when a number is negative, or the endpoint's records can't be guarded
     */
    Retries retries(Operation operation, OperationCatalogue catalogue, boolean isGuardGiven) {
        RetrySettings settings = retrySettings();
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
