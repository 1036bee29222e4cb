// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;

/** A server whose refresh tokens work once; what a test puts into {@link #before} happens before each answer. */
final class RotatingServer implements AuthorizationServer {

    /** What happens when a request has come in. */
    interface Event {
        void happen() throws PipedriveException, InterruptedException;
    }

    static final Duration LIFE = Duration.ofHours(1);

    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger granted = new AtomicInteger();
    volatile Event before = () -> {};
    volatile Event after = () -> {};
    volatile boolean rotating = true;

    private final Clock clock;
    private String valid = "refresh-token-0";

    RotatingServer(Clock clock) {
        this.clock = clock;
    }

    OauthToken first() {
        return new OauthToken(
                "access-token-0", valid, clock.instant().plus(LIFE), "base", "https://acme.pipedrive.com");
    }

    /** A new authorization by the account's user. */
    synchronized OauthToken connect() {
        valid = "reconnected-token-" + granted.incrementAndGet();
        return new OauthToken("access-token-" + granted, valid, clock.instant().plus(LIFE), "base", "");
    }

    @Override
    public OauthToken exchange(String code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RefreshAnswer refresh(OauthToken token) throws PipedriveException, InterruptedException {
        asked.incrementAndGet();
        before.happen();
        OauthToken renewed = grant(token);
        after.happen();
        return RefreshAnswer.of(renewed);
    }

    private synchronized OauthToken grant(OauthToken token) throws PipedriveException {
        if (!token.refreshToken().equals(valid)) {
            throw new PipedriveAuthenticationException(
                    ErrorDetails.of("oauth/refresh", "acme", "Invalid grant: refresh_token is invalid")
                            .answered(400, INVALID_GRANT, ""));
        }
        int number = granted.incrementAndGet();
        valid = rotating ? "refresh-token-" + number : valid;
        return new OauthToken(
                "access-token-" + number, valid, clock.instant().plus(LIFE), token.scope(), token.apiDomain());
    }

    @Override
    public void revoke(OauthToken token) {
        throw new UnsupportedOperationException();
    }
}
