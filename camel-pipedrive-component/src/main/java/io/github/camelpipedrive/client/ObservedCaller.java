// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Duration;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.AccountActivity;
import io.github.camelpipedrive.observation.CallObserver;
import org.apache.camel.Exchange;

/**
 * Tells of the calls of one account.
 *
 * @param next carries them out
 * @param account the account's name
 * @param activity counts them
 * @param observer hears of them
 */
record ObservedCaller(Caller next, String account, AccountActivity activity, CallObserver observer) implements Caller {

    @Override
    public Result call(Call call, ResponseReader reader, Exchange exchange)
            throws PipedriveException, InterruptedException {
        long begin = System.nanoTime();
        try {
            Result result = next.call(call, reader, exchange);
            Duration took = since(begin);
            activity.succeeded(took);
            observer.called(call.operation().id(), account, result.status(), took);
            return result;
        } catch (PipedriveException e) {
            Duration took = since(begin);
            activity.failed(took, e);
            observer.called(call.operation().id(), account, e.getStatus(), took);
            throw e;
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
