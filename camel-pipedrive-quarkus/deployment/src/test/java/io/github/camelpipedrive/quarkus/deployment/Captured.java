// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceBuildItem;

/** What an application's build steps produced, as lines of a resource of the application. */
final class Captured {

    private static final String RESOURCE = "captured.txt";

    private Captured() {}

    static Consumer<BuildChainBuilder> everything() {
        return chain -> chain.addBuildStep(context -> {
                    TreeSet<String> lines = new TreeSet<>();
                    context.consumeMulti(FeatureBuildItem.class)
                            .forEach(each -> lines.add("feature " + each.getName()));
                    for (ReflectiveClassBuildItem each : context.consumeMulti(ReflectiveClassBuildItem.class)) {
                        for (String name : each.getClassNames()) {
                            lines.add("class " + name);
                            if (each.isConstructors()) {
                                lines.add("constructors " + name);
                            }
                            if (each.isMethods()) {
                                lines.add("methods " + name);
                            }
                        }
                    }
                    context.consumeMulti(NativeImageResourceBuildItem.class)
                            .forEach(each -> each.getResources().forEach(name -> lines.add("resource " + name)));
                    context.consumeMulti(NativeImageResourcePatternsBuildItem.class)
                            .forEach(each -> each.getIncludePatterns().forEach(name -> lines.add("pattern " + name)));
                    context.consumeMulti(CamelServiceBuildItem.class)
                            .forEach(each -> lines.add("service " + each.path + " " + each.type));
                    context.consumeMulti(RuntimeInitializedClassBuildItem.class)
                            .forEach(each -> lines.add("runtime " + each.getClassName()));
                    context.produce(new GeneratedResourceBuildItem(
                            RESOURCE, String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
                })
                .consumes(FeatureBuildItem.class)
                .consumes(ReflectiveClassBuildItem.class)
                .consumes(NativeImageResourceBuildItem.class)
                .consumes(NativeImageResourcePatternsBuildItem.class)
                .consumes(CamelServiceBuildItem.class)
                .consumes(RuntimeInitializedClassBuildItem.class)
                .produces(GeneratedResourceBuildItem.class)
                .build();
    }

    /** The names in the lines of a kind. */
    static List<String> read(String kind) throws IOException {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.substring(kind.length() + 1))
                    .toList();
        }
    }
}
