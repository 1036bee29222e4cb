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
            description = "The account to call. The endpoint option account overrides it. Removed after a"
                    + " successful call; the exchange variable of the same name is kept.",
            javaType = "String")
    public static final String ACCOUNT = "CamelPipedriveAccount";

    @Metadata(
            label = "producer",
            description = "The HTTP status of the answer, such as 200, or 201 for a created lead.",
            javaType = "Integer")
    public static final String STATUS_CODE = "CamelPipedriveStatusCode";

    @Metadata(
            label = "producer",
            description = "The position of the next page, for lists paged by cursor: give it to the next call"
                    + " as cursor. Not set on the last page.",
            javaType = "String")
    public static final String NEXT_CURSOR = "CamelPipedriveNextCursor";

    @Metadata(
            label = "producer",
            description = "The position of the next page, for lists paged by offset: give it to the next call"
                    + " as start. Not set on the last page.",
            javaType = "Long")
    public static final String NEXT_START = "CamelPipedriveNextStart";

    @Metadata(
            label = "producer",
            description = "The position where ALL and STREAM start. Overrides the option resumeFrom. Removed"
                    + " after a successful call.",
            javaType = "String")
    public static final String RESUME_FROM = "CamelPipedriveResumeFrom";

    @Metadata(
            label = "producer",
            description = "The position where the list continues after maxResults, for ALL: give it to the next"
                    + " call as resumeFrom. Not set if there are no more records.",
            javaType = "String")
    public static final String NEXT_POSITION = "CamelPipedriveNextPosition";

    @Metadata(
            label = "producer",
            description = "The ID of the request at Pipedrive, for its support.",
            javaType = "String")
    public static final String CORRELATION_ID = "CamelPipedriveCorrelationId";

    @Metadata(
            label = "producer",
            description = "The number of requests allowed in the window of 2 seconds.",
            javaType = "Long")
    public static final String RATE_LIMIT = "CamelPipedriveRateLimit";

    @Metadata(
            label = "producer",
            description = "The number of requests left in the window of 2 seconds.",
            javaType = "Long")
    public static final String RATE_LIMIT_REMAINING = "CamelPipedriveRateLimitRemaining";

    @Metadata(label = "producer", description = "The number of seconds until the window is reset.", javaType = "Long")
    public static final String RATE_LIMIT_RESET = "CamelPipedriveRateLimitReset";

    @Metadata(
            label = "producer",
            description = "The number of API tokens that the company has left today, for all its users and apps.",
            javaType = "Long")
    public static final String DAILY_TOKENS_LEFT = "CamelPipedriveDailyTokensLeft";

    @Metadata(
            label = "producer",
            description = "The IDs that references were resolved to, by parameter and reference, such as"
                    + " person_id=name:Jo Lind. Not set if there were no references.",
            javaType = "Map")
    public static final String RESOLVED = "CamelPipedriveResolved";

    @Metadata(
            label = "producer",
            description = "What an upsert did: CREATED, UPDATED or UNCHANGED.",
            javaType = "String")
    public static final String UPSERT = "CamelPipedriveUpsert";

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
            DAILY_TOKENS_LEFT,
            RESOLVED,
            UPSERT);

    private PipedriveConstants() {}

    private static Set<String> inAnyCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return Collections.unmodifiableSet(set);
    }
}
