// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.auth.ApiTokenSource;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.wire.Json;

/** Opens the reading of answers to fuzz targets: calls for the account {@code acme}. */
public final class ResponseFuzzing {

    /** The account's token. */
    public static final String TOKEN = Calling.TOKEN;

    /** Where the account's calls go. */
    public static final BaseUrl URL = BaseUrl.parse("https://acme.pipedrive.com", "baseUrl");

    /** The longest answer that is read, in bytes. */
    public static final int LONGEST_ANSWER = 20_000;

    private static final Calling CALLING = new Calling(ApiTokenSource.of(TOKEN, URL), LONGEST_ANSWER);

    private ResponseFuzzing() {}

    /**
     * Creates a call.
     *
     * @param operation the operation's name
     * @param outputType in which form the answer is read
     * @param answer what is answered
     * @return the result
     * @throws PipedriveException when the call fails
     * @throws InterruptedException never
     */
    public static Answer call(String operation, OutputType outputType, Response answer)
            throws PipedriveException, InterruptedException {
        return CALLING.call(operation, 7, outputType, null, request -> answer);
    }

    /**
     * JSON as plain values, read as the component reads it.
     *
     * @param json the text
     * @return Maps, Lists and single values
     * @throws IOException when it is not JSON
     */
    public static Object parsed(String json) throws IOException {
        return Json.WIRE.readValue(json, Object.class);
    }

    /**
     * A tree as plain values.
     *
     * @param tree the tree
     * @return Maps, Lists and single values
     * @throws IOException when it can't be converted
     */
    public static Object plain(JsonNode tree) throws IOException {
        return Json.WIRE.treeToValue(tree, Object.class);
    }
}
