// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.nio.file.Path;
import javax.sql.DataSource;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.JdbcTokenStore;
import io.github.camelpipedrive.auth.TokenStore;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Stores by the text that names them on a command line: a JDBC URL, or a folder. */
final class Stores {

    private Stores() {}

    static TokenStore open(String place) {
        return isDatabase(place) ? new JdbcTokenStore(pool(place)) : new FileTokenStore(Path.of(place));
    }

    private static boolean isDatabase(String place) {
        return place.startsWith("jdbc:");
    }

    static DataSource pool(String url) {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(url);
        return JdbcConnectionPool.create(connections);
    }

    /** A context whose component keeps its tokens in such a store, by its options. */
    static DefaultCamelContext context(String serverUrl, String place) {
        PipedriveComponent component = component(serverUrl);
        if (isDatabase(place)) {
            component.getConfiguration().setTokenDataSource(pool(place));
        } else {
            component.getConfiguration().setTokenDirectory(place);
        }
        return context(component);
    }

    /** A context whose component keeps its tokens in this store. */
    static DefaultCamelContext context(String serverUrl, TokenStore store) {
        PipedriveComponent component = component(serverUrl);
        component.getConfiguration().setTokenStore(store);
        return context(component);
    }

    private static PipedriveComponent component(String serverUrl) {
        PipedriveComponent component = new PipedriveComponent();
        // The server that is called has no limit and says nothing of one.
        component.setRequestsPerWindow(1_000_000);
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setBaseUrl(serverUrl);
        component.getConfiguration().setOauthUrl(serverUrl);
        component.getConfiguration().setAccount("acme");
        return component;
    }

    private static DefaultCamelContext context(PipedriveComponent component) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component);
        return context;
    }
}
