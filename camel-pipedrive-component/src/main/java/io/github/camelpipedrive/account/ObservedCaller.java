// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.time.Duration;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.AccountActivity;
import io.github.camelpipedrive.observation.CallObserver;

/**
 * Tells of the calls of one account.
 *
 * @param next carries them out
 * @param account the account's name
 * @param activity counts them
 * @param observer is notified of them
 */
record ObservedCaller(Caller next, String account, AccountActivity activity, CallObserver observer) implements Caller {

    @Override
    public Answer call(Call call) throws PipedriveException, InterruptedException {
        long begin = System.nanoTime();
        try {
            Answer answer = next.call(call);
            Duration took = since(begin);
            activity.succeeded(took);
            observer.called(call.operation().id(), account, answer.status(), took);
            return answer;
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
