// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.quarkus.PipedriveBuildTimeConfig;
import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesRegistryBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.devui.spi.buildtime.BuildTimeActionBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** The Dev Service: a sandbox in dev and test mode, for applications without a configured account. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class SandboxProcessor {

    static final String BASE_URL = "camel.component.pipedrive.base-url";

    /** What the sandbox gives in {@code properties()}; the names have to be known before it is started. */
    static final List<String> PROPERTIES = List.of(BASE_URL, "camel.component.pipedrive.api-token");

    private static final Logger LOG = Logger.getLogger(SandboxProcessor.class);

    private static final String ADDRESS = "sandboxAddress";

    @BuildStep
    void sandbox(
            PipedriveBuildTimeConfig config,
            LaunchModeBuildItem mode,
            CurateOutcomeBuildItem application,
            BuildProducer<DevServicesResultBuildItem> services) {
        PipedriveBuildTimeConfig.DevServices wanted = config.devservices();
        if (!wanted.enabled()) {
            return;
        }
        Optional<String> account = ConfiguredAccount.property(ConfigProvider.getConfig());
        if (account.isPresent()) {
            LOG.debugf("No Pipedrive sandbox is started, because %s is set", account.get());
            return;
        }
        List<String> options = options(wanted, mode.isTest(), folder(application));
        services.produce(DevServicesResultBuildItem.<SandboxService>owned()
                .feature(PipedriveProcessor.FEATURE)
                .serviceName("sandbox")
                .description("Pipedrive sandbox")
                // Compared after each change of the application: the same sandbox continues while this stays the same.
                .serviceConfig(options)
                .startable(() -> new SandboxService(options))
                .configProvider(properties())
                .postStartHook(service -> LOG.infof(
                        "The Pipedrive sandbox has started: %s/ shows its records. Set camel.component.pipedrive.api-token"
                                + " to use an account instead.",
                        service.getConnectionInfo()))
                .build());
    }

    private static Map<String, Function<SandboxService, String>> properties() {
        return PROPERTIES.stream().collect(Collectors.toMap(name -> name, name -> service -> service.property(name)));
    }

    /** What the sandbox's program would be started with. */
    static List<String> options(PipedriveBuildTimeConfig.DevServices wanted, boolean test, Path folder) {
        List<String> options = new ArrayList<>();
        wanted.port().filter(port -> !test).ifPresent(port -> options.add("--port=" + port));
        wanted.seed().ifPresent(file -> options.add("--seed=" + folder.resolve(file)));
        options.addAll(wanted.options().orElse(List.of()));
        return List.copyOf(options);
    }

    private static Path folder(CurateOutcomeBuildItem application) {
        WorkspaceModule module =
                application.getApplicationModel().getAppArtifact().getWorkspaceModule();
        return module == null ? Path.of("") : module.getModuleDir().toPath();
    }

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    void card(
            List<DevServicesResultBuildItem> services,
            DevServicesRegistryBuildItem registry,
            BuildProducer<CardPageBuildItem> cards,
            BuildProducer<BuildTimeActionBuildItem> actions) {
        Stream<String> features = services.stream().map(DevServicesResultBuildItem::getName);
        if (features.noneMatch(PipedriveProcessor.FEATURE::equals)) {
            return;
        }
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.externalPageBuilder("Sandbox")
                .icon("font-awesome-solid:table")
                .dynamicUrlJsonRPCMethodName(ADDRESS)
                .isHtmlContent()
                .doNotEmbed());
        cards.produce(card);
        // Asked when the page is opened: the sandbox may have a new address by then.
        BuildTimeActionBuildItem address = new BuildTimeActionBuildItem();
        address.actionBuilder()
                .methodName(ADDRESS)
                .function(none -> registry.getConfigForAllRunningServices().get(BASE_URL))
                .build();
        actions.produce(address);
    }
}
