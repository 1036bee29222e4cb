// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.spi.Metadata;

/** The headers that a call reads and sets. Parameters are given in headers called {@code CamelPipedrive.<name>}. */
public final class PipedriveConstants {

    /** The scheme of endpoint URIs. */
    public static final String SCHEME = "pipedrive";

    @Metadata(
            label = "producer",
            description = "The account of the call. The endpoint's own option account overrides it. Removed by a call"
                    + " that has succeeded; the exchange variable of the same name stays.",
            javaType = "String")
    public static final String ACCOUNT = "CamelPipedriveAccount";

    @Metadata(
            label = "producer",
            description = "The HTTP status of the answer, such as 200, or 201 for a created lead.",
            javaType = "Integer")
    public static final String STATUS_CODE = "CamelPipedriveStatusCode";

    @Metadata(
            label = "producer",
            description = "Where the next page begins, for lists paged by cursor: give it to the next call as cursor."
                    + " Not set on the last page.",
            javaType = "String")
    public static final String NEXT_CURSOR = "CamelPipedriveNextCursor";

    @Metadata(
            label = "producer",
            description = "Where the next page begins, for lists paged by offset: give it to the next call as start."
                    + " Not set on the last page.",
            javaType = "Long")
    public static final String NEXT_START = "CamelPipedriveNextStart";

    @Metadata(
            label = "producer",
            description = "Where ALL and STREAM begin; overrides the option resumeFrom. Removed by a call that has"
                    + " succeeded.",
            javaType = "String")
    public static final String RESUME_FROM = "CamelPipedriveResumeFrom";

    @Metadata(
            label = "producer",
            description = "Where the list goes on when maxResults has ended it, for ALL: give it to the next call as"
                    + " resumeFrom. Not set when there is nothing more.",
            javaType = "String")
    public static final String NEXT_POSITION = "CamelPipedriveNextPosition";

    @Metadata(
            label = "producer",
            description = "The ID under which Pipedrive's support finds the request.",
            javaType = "String")
    public static final String CORRELATION_ID = "CamelPipedriveCorrelationId";

    @Metadata(
            label = "producer",
            description = "The requests that are allowed in the rolling window of 2 seconds.",
            javaType = "Long")
    public static final String RATE_LIMIT = "CamelPipedriveRateLimit";

    @Metadata(
            label = "producer",
            description = "The requests that are left in the rolling window of 2 seconds.",
            javaType = "Long")
    public static final String RATE_LIMIT_REMAINING = "CamelPipedriveRateLimitRemaining";

    @Metadata(label = "producer", description = "The seconds until the rolling window is empty.", javaType = "Long")
    public static final String RATE_LIMIT_RESET = "CamelPipedriveRateLimitReset";

    @Metadata(
            label = "producer",
            description = "The tokens that the company has left today, for all its users and apps.",
            javaType = "Long")
    public static final String DAILY_TOKENS_LEFT = "CamelPipedriveDailyTokensLeft";

    /** All of these headers, in a set that ignores case. */
    static final Set<String> HEADERS = inAnyCase(
            ACCOUNT,
            STATUS_CODE,
            NEXT_CURSOR,
            NEXT_START,
            RESUME_FROM,
            NEXT_POSITION,
            CORRELATION_ID,
            RATE_LIMIT,
            RATE_LIMIT_REMAINING,
            RATE_LIMIT_RESET,
            DAILY_TOKENS_LEFT);

    private PipedriveConstants() {}

    private static Set<String> inAnyCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return Collections.unmodifiableSet(set);
    }
}
