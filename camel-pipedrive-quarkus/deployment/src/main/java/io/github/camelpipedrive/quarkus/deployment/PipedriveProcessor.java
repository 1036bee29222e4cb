// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceDestination;
import org.apache.camel.quarkus.core.deployment.spi.CamelServicePatternBuildItem;

/**
 * What a native image has to be told of the component. {@code docs/embedding.md} has the same lists with their reasons;
 * a test compares them.
 */
class PipedriveProcessor {

    static final String FEATURE = "camel-pipedrive";

    private static final String GROUP = "io.github.camelpipedrive";

    /** Classes of which Camel, or the component, makes an object by their name. */
    private static final String[] MADE_BY_NAME = {
        "io.github.camelpipedrive.PipedriveComponent",
        "io.github.camelpipedrive.PipedriveComponentConfigurer",
        "io.github.camelpipedrive.PipedriveEndpointConfigurer",
        "io.github.camelpipedrive.PipedriveEndpointUriFactory",
        "io.github.camelpipedrive.PipedriveDevConsole",
        "io.github.camelpipedrive.PipedriveSendDynamicAware",
        "io.github.camelpipedrive.connect.AnswerUninstall",
        "io.github.camelpipedrive.connect.BeginConnect",
        "io.github.camelpipedrive.connect.ReceiveCallback",
        "io.github.camelpipedrive.connect.ReceiveUninstall",
        "io.github.camelpipedrive.connect.SendToPipedrive",
        "io.github.camelpipedrive.connect.ShowOutcome",
        "org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy"
    };

    /** Classes of which methods are called by name: getters of options and of figures, and those that routes name. */
    private static final String[] METHODS_BY_NAME = {
        "io.github.camelpipedrive.MonitoredComponent",
        "io.github.camelpipedrive.PipedriveAllowance",
        "org.apache.camel.component.http.HttpComponent",
        "org.apache.camel.util.StringHelper"
    };

    /** Only looked for: without it there are no meters. */
    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    /** Its random numbers must not be those of the image. */
    static final String MADE_WHEN_RUN = "io.github.camelpipedrive.connect.SessionCookie";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    void index(BuildProducer<IndexDependencyBuildItem> indexed) {
        indexed.produce(new IndexDependencyBuildItem(GROUP, "camel-pipedrive"));
    }

    /** Camel Quarkus keeps the other services of components by itself. */
    @BuildStep
    CamelServicePatternBuildItem developerConsole() {
        return new CamelServicePatternBuildItem(
                CamelServiceDestination.DISCOVERY, true, "META-INF/services/org/apache/camel/dev-console/pipedrive");
    }

    @BuildStep
    void reflection(BuildProducer<ReflectiveClassBuildItem> reflective) {
        reflective.produce(
                ReflectiveClassBuildItem.builder(MADE_BY_NAME).reason(FEATURE).build());
        reflective.produce(ReflectiveClassBuildItem.builder(METHODS_BY_NAME)
                .methods()
                .reason(FEATURE)
                .build());
        if (QuarkusClassLoader.isClassPresentAtRuntime(METER_REGISTRY)) {
            reflective.produce(ReflectiveClassBuildItem.builder(METER_REGISTRY)
                    .constructors(false)
                    .reason(FEATURE)
                    .build());
        }
    }

    @BuildStep
    void resources(
            BuildProducer<NativeImageResourceBuildItem> resources,
            BuildProducer<NativeImageResourcePatternsBuildItem> patterns) {
        resources.produce(new NativeImageResourceBuildItem(
                "META-INF/services/org/apache/camel/component.properties",
                "META-INF/io/github/camelpipedrive/pipedrive.json",
                "camel-pipedrive/connect.camel.yaml",
                "camel-pipedrive/token-store.sql",
                "camel-pipedrive/rate-limits.sql",
                "io/github/camelpipedrive/connect/page.html"));
        patterns.produce(NativeImageResourcePatternsBuildItem.builder()
                .includeGlob("camel-pipedrive/templates/*.camel.yaml")
                .build());
    }

    @BuildStep
    RuntimeInitializedClassBuildItem madeWhenRun() {
        return new RuntimeInitializedClassBuildItem(MADE_WHEN_RUN);
    }
}
