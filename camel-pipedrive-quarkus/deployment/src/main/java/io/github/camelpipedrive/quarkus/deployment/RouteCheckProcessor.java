// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

import io.github.camelpipedrive.quarkus.PipedriveBuildTimeConfig;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import org.apache.camel.quarkus.core.deployment.spi.CamelRouteResourceBuildItem;
import org.apache.camel.quarkus.core.deployment.spi.CamelRoutesBuilderClassBuildItem;
import org.jboss.logging.Logger;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Ends the build when a route that is known by then names an operation that does not exist. */
class RouteCheckProcessor {

    private static final Logger LOG = Logger.getLogger(RouteCheckProcessor.class);

    private static final String CLASSPATH = "classpath:";

    @BuildStep
    void checkOperations(
            PipedriveBuildTimeConfig config,
            List<CamelRoutesBuilderClassBuildItem> classes,
            List<CamelRouteResourceBuildItem> files,
            BuildProducer<ValidationErrorBuildItem> errors) {
        if (!config.checkRoutes()) {
            return;
        }
        OperationNames names = new OperationNames();
        List<String> problems = new ArrayList<>();
        for (CamelRoutesBuilderClassBuildItem each : classes) {
            String name = each.getDotName().toString();
            read(name.replace('.', '/') + ".class")
                    .ifPresent(bytes -> problems.addAll(names.problems(name, RouteUris.ofClass(bytes))));
        }
        for (CamelRouteResourceBuildItem each : files) {
            // Files outside of the application may be others by the time that it runs.
            if (each.getLocation().startsWith(CLASSPATH)) {
                String name = each.getSourcePath();
                content(each).ifPresent(bytes -> problems.addAll(names.problems(name, uris(each, bytes))));
            }
        }
        if (!problems.isEmpty()) {
            errors.produce(new ValidationErrorBuildItem(new IllegalArgumentException(String.join("\n", problems))));
        }
    }

    /** A file that can't be read is not this check's matter: Camel says at its start what is wrong with it, and where. */
    private static List<String> uris(CamelRouteResourceBuildItem file, byte[] bytes) {
        try {
            return file.getLocation().endsWith(".xml")
                    ? RouteUris.ofXml(new ByteArrayInputStream(bytes))
                    : RouteUris.ofYaml(new String(bytes, StandardCharsets.UTF_8));
        } catch (YamlEngineException | XMLStreamException e) {
            LOG.debugf(e, "%s is not checked", file.getSourcePath());
            return List.of();
        }
    }

    /** Camel Quarkus names a file by its place in the application, or by its path when the application is a folder. */
    private static Optional<byte[]> content(CamelRouteResourceBuildItem file) {
        Path path = Path.of(file.getLocation().substring(CLASSPATH.length()));
        if (path.isAbsolute() && Files.isRegularFile(path)) {
            try {
                return Optional.of(Files.readAllBytes(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return read(file.getSourcePath());
    }

    private static Optional<byte[]> read(String resource) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
