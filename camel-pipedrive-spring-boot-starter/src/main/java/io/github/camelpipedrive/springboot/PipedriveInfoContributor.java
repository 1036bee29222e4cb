// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.resource.Resource;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Which version of the component this is, and which operations it has. */
final class PipedriveInfoContributor implements InfoContributor {

    /** How Camel's tools describe the component; it has the version wherever the classes come from. */
    private static final String DESCRIPTION = "/META-INF/io/github/camelpipedrive/pipedrive.json";

    PipedriveInfoContributor() {}

    @Override
    public void contribute(Info.Builder builder) {
        OperationCatalogue catalogue = PipedriveOperations.catalogue();
        Map<String, String> operations = new LinkedHashMap<>();
        for (Resource resource : catalogue.resources()) {
            operations.put(
                    resource.name(),
                    catalogue.operations(resource).stream().map(Operation::name).collect(Collectors.joining(" ")));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", version());
        details.put("operationCount", catalogue.operations().size());
        details.put("operations", operations);
        builder.withDetail("pipedrive", details);
    }

    private static String version() {
        try (InputStream json = PipedriveComponent.class.getResourceAsStream(DESCRIPTION)) {
            return new ObjectMapper().readTree(json).at("/component/version").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
