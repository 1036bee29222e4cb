// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelpipedrive.auth.ApiTokenSource;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.FileSink;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.call.reading.ResponseReader;
import io.github.camelpipedrive.call.repeating.Timing;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.naming.AccountNames;
import io.github.camelpipedrive.observation.AccountActivity;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.Request;
import io.github.camelpipedrive.transport.Transport;

/**
 * Calls of a client for the account {@code acme} to which a test gives the answers.
 *
 * @param tokens who is calling
 * @param longestAnswer the longest answer that is read, in bytes
 */
record Calling(TokenSource tokens, long longestAnswer) {

    static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";
    static final Clock NOON = Clock.fixed(Instant.parse("2031-03-02T12:00:00Z"), ZoneOffset.UTC);

    private static final BaseUrl URL = BaseUrl.parse("https://acme.pipedrive.com", "baseUrl");

    static Calling withApiToken() {
        return new Calling(ApiTokenSource.of(TOKEN, URL), 1_000);
    }

    Answer call(String operation, Object id, StoredAnswer answer) throws PipedriveException, InterruptedException {
        return call(operation, id, OutputType.MAP, null, request -> answer);
    }

    Answer call(String operation, Object id, OutputType outputType, ObjectReader outputClass, Transport transport)
            throws PipedriveException, InterruptedException {
        String[] names = operation.split("/");
        Operation row = PipedriveOperations.catalogue().operation(names[0], names[1]);
        Request request = new Request(
                row.id(), "acme", row.method(), row.effect().safeToRepeat(), row.path(), Body.NONE, Claim.NONE);
        ResponseReader reader = ResponseReader.of(row, outputType, outputClass, longestAnswer);
        Call call = new Call(row, id == null ? Map.of() : Map.of("id", id), "acme", request, reader, FileSink.MEMORY);
        Network network = new Network(
                transport,
                Duration.ofMinutes(2),
                new KnownSecrets(),
                CallObserver.NONE,
                new Timing(NOON, pause -> true, () -> 0));
        return Account.open(
                        "acme",
                        tokens,
                        new AccountActivity(NOON),
                        RateBudget.UNLIMITED,
                        network,
                        new AccountNames(PipedriveOperations.catalogue(), NOON))
                .once()
                .call(call);
    }
}
