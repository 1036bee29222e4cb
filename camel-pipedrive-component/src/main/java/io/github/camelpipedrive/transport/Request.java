// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;

/**
 * One HTTP request. Immutable.
 *
 * @param operation the operation's name, for messages
 * @param account the account's name, for messages
 * @param method the HTTP method
 * @param safeToRepeat whether it changes nothing more when it is sent twice
 * @param target path and query, percent-encoded, such as {@code /api/v2/deals?limit=100}
 * @param body the body, {@link Body#NONE} for none
 * @param claim what it asks of the account's budget
 * @param baseUrl where it goes; null until somebody who knows has said so
 * @param credential who is calling; null for nobody
 * @param spent how long the requests took whose redirects lead to this one, which count in its time limit
 */
public record Request(
        String operation,
        String account,
        Method method,
        boolean safeToRepeat,
        String target,
        Body body,
        Claim claim,
        BaseUrl baseUrl,
        Credential credential,
        Duration spent) {

    /** Checks what must be there from the beginning. */
    public Request {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(spent, "spent");
    }

    /**
     * A request that nobody has signed yet.
     *
     * @param operation the operation's name
     * @param account the account's name
     * @param method the HTTP method
     * @param safeToRepeat whether it changes nothing more when it is sent twice
     * @param target path and query
     * @param body the body
     * @param claim what it asks of the account's budget
     */
    public Request(
            String operation,
            String account,
            Method method,
            boolean safeToRepeat,
            String target,
            Body body,
            Claim claim) {
        this(operation, account, method, safeToRepeat, target, body, claim, null, null, Duration.ZERO);
    }

    /**
     * The same request, signed.
     *
     * @param signature who is calling, and where the call goes
     * @return the changed copy
     */
    public Request signed(Credential signature) {
        return new Request(
                operation, account, method, safeToRepeat, target, body, claim, signature.baseUrl(), signature, spent);
    }

    /**
     * The same request as nobody has signed it yet, for whoever knows where it goes.
     *
     * @return the changed copy
     */
    public Request unsigned() {
        return new Request(operation, account, method, safeToRepeat, target, body, claim, null, null, spent);
    }

    /**
     * The same request to another place.
     *
     * @param otherTarget path and query there
     * @param otherBaseUrl the other place; the credential stays here unless it is the same
     * @return the changed copy
     */
    public Request redirected(BaseUrl otherBaseUrl, String otherTarget) {
        Credential kept = otherBaseUrl.equals(baseUrl) ? credential : null;
        return new Request(
                operation, account, method, safeToRepeat, otherTarget, body, claim, otherBaseUrl, kept, spent);
    }

    /**
     * The same request behind another one.
     *
     * @param time how long the other one took
     * @return the changed copy
     */
    public Request after(Duration time) {
        return new Request(
                operation, account, method, safeToRepeat, target, body, claim, baseUrl, credential, spent.plus(time));
    }

    /**
     * Who is calling.
     *
     * @return the credential, or empty for a request without one
     */
    public Optional<Credential> signature() {
        return Optional.ofNullable(credential);
    }
}
