// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.RefreshAnswer;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.CallObserver;

/**
 * Tells of the refreshes of one account.
 *
 * @param server the server
 * @param account the account's name
 * @param observer is notified of them
 */
public record ObservedAuthorizationServer(AuthorizationServer server, String account, CallObserver observer)
        implements AuthorizationServer {

    @Override
    public OauthToken exchange(String code) throws PipedriveException, InterruptedException {
        return server.exchange(code);
    }

    @Override
    public RefreshAnswer refresh(OauthToken token) throws PipedriveException, InterruptedException {
        boolean successful = false;
        try {
            RefreshAnswer answer = server.refresh(token);
            successful = answer.fault() == null;
            return answer;
        } finally {
            observer.refreshed(account, successful);
        }
    }

    @Override
    public void revoke(OauthToken token) throws PipedriveException, InterruptedException {
        server.revoke(token);
    }
}
