// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.OauthTokenSource;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.call.failure.ErrorMapper;
import io.github.camelpipedrive.call.reading.MapInvoker;
import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.finding.RecordCalls;
import io.github.camelpipedrive.finding.RecordLocks;
import io.github.camelpipedrive.naming.AccountNames;
import io.github.camelpipedrive.naming.Inquiry;
import io.github.camelpipedrive.naming.NameOptions;
import io.github.camelpipedrive.naming.Translation;
import io.github.camelpipedrive.observation.AccountActivity;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.transport.Authorized;
import io.github.camelpipedrive.transport.RateLimited;
import io.github.camelpipedrive.transport.Reauthorizing;
import io.github.camelpipedrive.transport.Redirecting;
import io.github.camelpipedrive.transport.Renewing;
import io.github.camelpipedrive.transport.Transport;

/**
 * One account of a connection: its token, its budget, and the chain that its calls go through. Safe for use by several
 * threads.
 *
 * @param name the account's name
 * @param tokens who is calling
 * @param activity what its calls have come to
 * @param budget what it may send
 * @param once makes one try of a call
 * @param network what it has in common with other accounts
 * @param names what is known of its fields, settings and records
 */
record Account(
        String name,
        TokenSource tokens,
        AccountActivity activity,
        RateBudget budget,
        HttpCaller once,
        Network network,
        AccountNames names) {

    /** What the component asks for itself may use the whole budget, and waits for it this long. */
    private static final Claim PATIENCE = new Claim(0, false, 1, Duration.ofSeconds(10));

    /**
     * Opens an account. A try of a call goes from outside in: redirects are followed; a token that is refused is refreshed;
     * a slot in the budget is taken; the request is signed; it is sent. So each attempt takes a fresh slot and a fresh
     * token.
     *
     * @param name the account's name
     * @param tokens who is calling
     * @param activity is notified of its calls
     * @param budget what it may send
     * @param network what it has in common with other accounts
     * @param names what is known of its fields, settings and records
     */
    static Account open(
            String name,
            TokenSource tokens,
            AccountActivity activity,
            RateBudget budget,
            Network network,
            AccountNames names) {
        UnaryOperator<String> redact = text -> network.secrets().redact(tokens.redact(text));
        Transport chain = new Redirecting(
                new Reauthorizing(
                        new Renewing(limited(new Authorized(network.transport(), tokens), budget, network), tokens)),
                limited(network.transport(), budget, network),
                network.transport(),
                redact);
        ErrorMapper failures =
                new ErrorMapper(name, tokens, redact, network.timing().clock());
        return new Account(name, tokens, activity, budget, new HttpCaller(chain, failures, budget), network, names);
    }

    private static Transport limited(Transport next, RateBudget budget, Network network) {
        return new RateLimited(
                next,
                budget,
                network.longestExchange(),
                network.observer(),
                network.timing().clock());
    }

    /**
     * The whole chain: calls are observed, retried where that is safe, and tried.
     *
     * @param retries how calls are retried
     */
    Caller caller(Retries retries) {
        Caller repeating = retries.around(once, name, once.failures(), network.timing(), network.observer());
        Caller remembering = call -> {
            Answer answer = repeating.call(call);
            names.recent().wrote(call.operation(), call.values(), answer.body());
            return answer;
        };
        return new ObservedCaller(remembering, name, activity, network.observer());
    }

    /**
     * The same for what the component itself asks for.
     *
     * @param retries how calls are retried
     */
    Invoker invoker(Retries retries) {
        return invoker(retries, PATIENCE);
    }

    /**
     * The same for what a call of a route takes before it can be sent.
     *
     * @param retries how calls are retried
     * @param patience the share of the budget and the longest wait
     */
    Invoker invoker(Retries retries, Claim patience) {
        return new MapInvoker(caller(retries), patience);
    }

    /**
     * Puts IDs where a call has names, and names where its answer has keys.
     *
     * @param operation what is called
     * @param options what the endpoint says of names
     */
    Translation translation(Operation operation, NameOptions options) {
        return new Translation(operation, options, names, inquiry(options));
    }

    /**
     * Carries out {@code find} and {@code upsert}.
     *
     * @param operation one of them
     * @param options what the endpoint says of names
     * @param catalogue the operations of the component
     * @param locks keep upserts of the same record apart
     */
    Invoker recordCalls(Operation operation, NameOptions options, OperationCatalogue catalogue, RecordLocks locks) {
        Invoker creating = (create, values, account) -> {
            Retries guarded = Retries.guardedIfPossible(options.retrySettings(), create, catalogue);
            return invoker(guarded, options.patience()).call(create, values, account);
        };
        return new RecordCalls(names, inquiry(options), creating, locks, translation(operation, options));
    }

    private Inquiry inquiry(NameOptions options) {
        return new Inquiry(
                invoker(options.retries(), options.patience()), name, options.settingsTime(), options.recordTime());
    }

    AccountReport report() {
        return new AccountReport(
                name,
                tokens instanceof OauthTokenSource ? "OAuth 2" : "API token",
                tokens.endedBecause(),
                activity,
                budget);
    }
}
