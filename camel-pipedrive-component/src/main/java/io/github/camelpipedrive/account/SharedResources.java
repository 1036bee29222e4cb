// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.time.Clock;

import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.TokenStores;
import io.github.camelpipedrive.finding.RecordLocks;
import io.github.camelpipedrive.oauth.UsedStates;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.ratelimit.RateBudgets;
import io.github.camelpipedrive.transport.HttpClients;

/** What the connections of a component share, and what is kept when one of them ends. */
public final class SharedResources {

    private final HttpClients httpClients;
    private final RateBudgets budgets;
    private final TokenStores tokenStores;
    private final CallObserver observer;
    private final OperationCatalogue catalogue;
    private final RecordLocks recordLocks;
    private final Clock clock = Clock.systemUTC();
    private final KnownSecrets secrets = new KnownSecrets();
    private final UsedStates usedStates = new UsedStates(clock);

    /**
     * Puts them together.
     *
     * @param httpClients sends requests
     * @param budgets what accounts may send
     * @param tokenStores keeps tokens that could not be stored
     * @param observer is notified of all calls
     * @param catalogue the operations of the component
     * @param recordLocks keep upserts of the same record apart
     * @param own has the secrets of the component itself
     */
    public SharedResources(
            HttpClients httpClients,
            RateBudgets budgets,
            TokenStores tokenStores,
            CallObserver observer,
            OperationCatalogue catalogue,
            RecordLocks recordLocks,
            KnownSecrets.Holder own) {
        secrets.add(own);
        this.httpClients = httpClients;
        this.budgets = budgets;
        this.tokenStores = tokenStores;
        this.observer = observer;
        this.catalogue = catalogue;
        this.recordLocks = recordLocks;
    }

    HttpClients httpClients() {
        return httpClients;
    }

    RateBudgets budgets() {
        return budgets;
    }

    TokenStores tokenStores() {
        return tokenStores;
    }

    CallObserver observer() {
        return observer;
    }

    OperationCatalogue catalogue() {
        return catalogue;
    }

    RecordLocks recordLocks() {
        return recordLocks;
    }

    KnownSecrets secrets() {
        return secrets;
    }

    Clock clock() {
        return clock;
    }

    UsedStates usedStates() {
        return usedStates;
    }
}
