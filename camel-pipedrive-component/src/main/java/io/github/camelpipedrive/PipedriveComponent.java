// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.auth.TokenStores;
import io.github.camelpipedrive.client.ConnectionSettings;
import io.github.camelpipedrive.client.Json;
import io.github.camelpipedrive.client.PipedriveConnection;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Makes endpoints for the operations of Pipedrive's API and holds the connections that they share: one for each way
 * to connect, opened with the first endpoint that needs it, closed with the component.
 */
@Component(PipedriveConstants.SCHEME)
public class PipedriveComponent extends DefaultComponent implements SSLContextParametersAware {

    @Metadata(description = "The options that all endpoints begin with.")
    private PipedriveConfiguration configuration = new PipedriveConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether TLS is set up by Camel's global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private final OperationCatalogue catalogue;
    private final ObjectMapper defaultObjectMapper = Json.forUserClasses();
    private final TokenStores tokenStores = new TokenStores();
    private final Map<ConnectionSettings, PipedriveConnection> connections = new ConcurrentHashMap<>();

    /** A component for the operations of Pipedrive's API. */
    public PipedriveComponent() {
        this(OperationCatalogue.standard());
    }

    /**
     * A component for other operations, such as those that an account has ahead of a release.
     *
     * @param catalogue the operations
     */
    public PipedriveComponent(OperationCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String[] names = remaining.split("/", -1);
        if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
            throw new IllegalArgumentException(
                    "'" + remaining + "' must be resource/operation, such as pipedrive:deal/create");
        }
        Operation operation = catalogue.operation(names[0], names[1]);
        PipedriveConfiguration own = configuration.copy();
        PipedriveEndpoint endpoint = new PipedriveEndpoint(uri, this, operation, own);
        endpoint.setResource(names[0]);
        endpoint.setOperation(names[1]);
        setProperties(endpoint, parameters);
        if (own.getSslContextParameters() == null) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        // What is left are parameters of the operation; the endpoint knows which ones there are.
        endpoint.setParameters(new TreeMap<>(parameters));
        parameters.clear();
        return endpoint;
    }

    /**
     * The connection for these settings, opened if it is the first time that they are asked for.
     *
     * @param settings where calls go and who may be calling
     * @return the started connection
     */
    PipedriveConnection connection(ConnectionSettings settings) {
        return connections.computeIfAbsent(settings, key -> {
            PipedriveConnection connection = new PipedriveConnection(getCamelContext(), key);
            ServiceHelper.startService(connection);
            return connection;
        });
    }

    /**
     * The token stores that endpoints share.
     *
     * @return the stores of this component
     */
    TokenStores tokenStores() {
        return tokenStores;
    }

    /**
     * The mapper for users' classes where none is configured.
     *
     * @return the mapper that all endpoints share
     */
    ObjectMapper defaultObjectMapper() {
        return defaultObjectMapper;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopAndShutdownServices(connections.values());
        connections.clear();
    }

    /**
     * The options that all endpoints begin with.
     *
     * @return the configuration
     */
    public PipedriveConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Sets the options that all endpoints begin with.
     *
     * @param configuration the configuration
     */
    public void setConfiguration(PipedriveConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
