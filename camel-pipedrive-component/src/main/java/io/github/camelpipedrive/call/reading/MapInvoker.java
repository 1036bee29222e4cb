// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.reading;

import java.util.Map;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.ratelimit.Claim;

/**
 * Carries out HTTP operations by a caller, and reads their records as Maps.
 *
 * @param caller carries out the calls
 * @param patience the share of the budget and the longest wait of each call; its cost is the operation's
 */
public record MapInvoker(Caller caller, Claim patience) implements Invoker {

    private static final long LONGEST_ANSWER = 32L * 1024 * 1024;

    @Override
    public Answer call(Operation operation, Map<String, Object> values, String account)
            throws PipedriveException, InterruptedException {
        Claim claim = new Claim(operation.cost(), operation.isCountedAsSearch(), patience.share(), patience.maxWait());
        ResponseReader reader = ResponseReader.of(operation, OutputType.MAP, null, LONGEST_ANSWER);
        CallFactory calls = new CallFactory(operation, claim, reader);
        return caller.call(calls.call(CallFactory.checked(operation, values), account));
    }
}
