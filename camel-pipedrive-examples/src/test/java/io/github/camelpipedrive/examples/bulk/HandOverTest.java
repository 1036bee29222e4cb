// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Changes of what a list gives. */
class HandOverTest extends CamelTestSupport {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().unlimited());

    private static final int FROM = 9001;
    private static final int TO = 9002;

    @TempDir
    private Path folder;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        PipedriveComponent component = camel.getComponent("pipedrive", PipedriveComponent.class);
        component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setApiToken(PIPEDRIVE.token());
        component.setRequestsPerWindow(1_000);
        Properties properties = new Properties();
        properties.setProperty("bulk.from-owner", String.valueOf(FROM));
        properties.setProperty("bulk.to-owner", String.valueOf(TO));
        properties.setProperty("bulk.work", folder.toString());
        camel.getPropertiesComponent().setInitialProperties(properties);
        return camel;
    }

    @BeforeEach
    void load() throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        PluginHelper.getResourceLoader(context).resolveResource("classpath:bulk/hand-over.camel.yaml"));
    }

    private static Object deal(String title, int owner, String status) {
        return PIPEDRIVE
                .add("deal", Map.of("title", title, "owner_id", owner, "status", status))
                .get("id");
    }

    private static Object owner(Object deal) {
        return PIPEDRIVE.record("deal", deal).get("owner_id");
    }

    @Test
    void givesTheOpenDealsOfOneUserToAnother() {
        Object first = deal("Slate, grey", FROM, "open");
        Object won = deal("Won", FROM, "won");
        Object second = deal("\"Pool\"", FROM, "open");

        template.sendBody("direct:hand-over", null);

        assertThat(owner(first)).isEqualTo(TO);
        assertThat(owner(second)).isEqualTo(TO);
        assertThat(owner(won)).isEqualTo(FROM);
        assertThat(folder.resolve("changed.csv"))
                .hasContent("%s,\"Slate, grey\",9002\n%s,\"\"\"Pool\"\"\",9002".formatted(first, second));
    }

    @Test
    void goesOnWhereItStoppedAsWhatIsDoneIsNotListedAgain() {
        for (int i = 0; i < 700; i++) {
            deal("Deal " + i, FROM, "open");
        }
        PIPEDRIVE.answerNext("deal/update", SandboxAnswer.own(), SandboxAnswer.of(403, "{\"success\":false}"));

        assertThatThrownBy(() -> template.sendBody("direct:hand-over", null))
                .isInstanceOf(CamelExecutionException.class);
        assertThat(PIPEDRIVE.requests("deal/update")).hasSize(2);
        template.sendBody("direct:hand-over", null);

        assertThat(PIPEDRIVE.records("deal")).hasSize(700).allSatisfy(deal -> assertThat(deal)
                .containsEntry("owner_id", TO));
        assertThat(PIPEDRIVE.requests("deal/update")).hasSize(701);
    }
}
