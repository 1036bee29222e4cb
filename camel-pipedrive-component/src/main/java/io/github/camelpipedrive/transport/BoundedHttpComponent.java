// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.util.HashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PluginHelper;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * The user's http component with connections of our own in its pool: the kind of connection is the one thing that
 * camel-http has no option for.
 */
final class BoundedHttpComponent extends HttpComponent {

    private BoundedHttpComponent() {}

    /**
     * A component with the same options.
     *
     * @param users the user's component
     * @return the user's own where it has a pool that is the user's, or is of a class of the user's
     */
    static HttpComponent like(HttpComponent users) {
        boolean own = users.getClientConnectionManager() != null || users.getClass() != HttpComponent.class;
        PropertyConfigurer configurer = users.getComponentPropertyConfigurer();
        if (own || configurer == null) {
            return users;
        }
        CamelContext context = users.getCamelContext();
        BoundedHttpComponent bounded = new BoundedHttpComponent();
        bounded.setCamelContext(context);
        Map<String, Object> options = new HashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(users, options, null, false);
        // What is not an option is left alone.
        options.forEach((option, value) -> configurer.configure(context, bounded, option, value, false));
        return bounded;
    }

    @Override
    @SuppressWarnings("deprecation") // camel-http makes its registry of these
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> registry,
            int maxTotalConnections,
            int connectionsPerRoute,
            SocketConfig socketConfig) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                registry,
                PoolConcurrencyPolicy.STRICT,
                TimeValue.ofMilliseconds(getConnectionTimeToLive()),
                new CheckedConnections());
        // The transport always gives both numbers.
        pool.setMaxTotal(maxTotalConnections);
        pool.setDefaultMaxPerRoute(connectionsPerRoute);
        pool.setDefaultSocketConfig(socketConfig);
        // Before each use: the connection itself knows what costs nothing to look at.
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build());
        return pool;
    }
}
