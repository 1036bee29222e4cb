// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.time.Duration;

/** Two observers as one. */
record BothObservers(CallObserver first, CallObserver second) implements CallObserver {

    @Override
    public void called(String operation, String account, int status, Duration time) {
        first.called(operation, account, status, time);
        second.called(operation, account, status, time);
    }

    @Override
    public void retried(String operation, String account) {
        first.retried(operation, account);
        second.retried(operation, account);
    }

    @Override
    public void waited(String operation, String account, Duration time) {
        first.waited(operation, account, time);
        second.waited(operation, account, time);
    }

    @Override
    public void left(String account, long requests, long dailyTokens) {
        first.left(account, requests, dailyTokens);
        second.left(account, requests, dailyTokens);
    }

    @Override
    public void refreshed(String account, boolean successful) {
        first.refreshed(account, successful);
        second.refreshed(account, successful);
    }

    @Override
    public void reconnectNeeded(String account) {
        first.reconnectNeeded(account);
        second.reconnectNeeded(account);
    }

    @Override
    public void progressed(ListProgress progress) {
        first.progressed(progress);
        second.progressed(progress);
    }
}
