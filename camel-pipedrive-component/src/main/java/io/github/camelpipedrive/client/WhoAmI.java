// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Duration;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.Request;

/** The cheapest call that tells whether an account can be reached, and whose it is: {@code user/getCurrent}. */
final class WhoAmI {

    /** The call. */
    static final Operation OPERATION = PipedriveOperations.catalogue().operation("user", "getCurrent");

    private static final Claim CLAIM = new Claim(OPERATION.cost(), false, 1, Duration.ofSeconds(10));

    private static final ResponseReader READER = ResponseReader.of(OPERATION, OutputType.MAP, null, 1024 * 1024);

    private WhoAmI() {}

    /**
     * Asks.
     *
     * @param caller who is calling
     * @param account the account's name, for messages
     * @return the user, empty when the API answers no data
     */
    static Map<?, ?> ask(Caller caller, String account) throws PipedriveException, InterruptedException {
        Request request =
                new Request(OPERATION.id(), account, OPERATION.method(), true, OPERATION.path(), Body.NONE, CLAIM);
        Object user = caller.call(new Call(OPERATION, Map.of(), account, request), READER, null)
                .body();
        return user instanceof Map<?, ?> map ? map : Map.of();
    }
}
