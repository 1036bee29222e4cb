// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.github.camelpipedrive.auth.BaseUrl;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The HTTP clients of a component. Connections whose HTTP settings are equal share one, with its pool, however many
 * tokens and accounts they are for. A client is closed with the last connection that uses it. Safe for use by several
 * threads.
 */
public final class HttpClients {

    private final CamelContext camelContext;
    private final Predicate<HttpSettings> isKept;
    private final Map<Key, Client> clients = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Camel has a component of its own for each scheme. */
    private record Key(String scheme, HttpSettings settings) {}

    /** A client and how many connections use it. */
    private static final class Client {
        private final CamelHttpTransport transport;
        private int users;

        Client(CamelHttpTransport transport) {
            this.transport = transport;
        }
    }

    /**
     * None yet.
     *
     * @param camelContext whose http component is used
     * @param isKept which clients stay open without users, until all are closed
     */
    public HttpClients(CamelContext camelContext, Predicate<HttpSettings> isKept) {
        this.camelContext = camelContext;
        this.isKept = isKept;
    }

    /**
     * Adds a user to the client for these settings, which is opened when there is none.
     *
     * @param baseUrl where most requests go, which decides between http and https
     * @param settings how the client is set up
     * @return the started client, to be released
     */
    public CamelHttpTransport acquire(BaseUrl baseUrl, HttpSettings settings) {
        lock.lock();
        try {
            Key key = new Key(baseUrl.scheme(), settings);
            Client client = clients.get(key);
            if (client == null) {
                client = new Client(new CamelHttpTransport(camelContext, baseUrl, settings));
                ServiceHelper.startService(client.transport);
                clients.put(key, client);
            }
            client.users++;
            return client.transport;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a user away. The last one closes the client, unless it is kept.
     *
     * @param baseUrl as it was acquired
     * @param settings as it was acquired
     */
    public void release(BaseUrl baseUrl, HttpSettings settings) {
        lock.lock();
        try {
            Key key = new Key(baseUrl.scheme(), settings);
            Client client = clients.get(key);
            if (client == null) {
                // All were closed meanwhile, as the component stops.
                return;
            }
            client.users--;
            if (client.users == 0 && !isKept.test(settings)) {
                clients.remove(key);
                ServiceHelper.stopService(client.transport);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes all. */
    public void close() {
        lock.lock();
        try {
            clients.values().forEach(each -> ServiceHelper.stopService(each.transport));
            clients.clear();
        } finally {
            lock.unlock();
        }
    }
}
