// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.Map;
import java.util.TreeMap;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** The contributor for the health API of Spring Boot 4, called as Spring Boot does. */
class HealthOfBoot4Test {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class,
                    PipedriveComponentAutoConfiguration.class,
                    PipedriveHealthContributorAutoConfiguration.class))
            .withBean(RouteBuilder.class, Deals::new)
            .withPropertyValues(
                    "camel.main.jmx-enabled=false",
                    "camel.component.pipedrive.max-retries=0",
                    "camel.component.pipedrive.api-tokens[un/usual]=not-the-token");

    /** Has the endpoint whose accounts are shown. */
    private static final class Deals extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:deals").to("pipedrive:deal/list");
        }
    }

    @Test
    void hasAnEntryForEachAccount() {
        runner.withPropertyValues(pipedrive.sandbox().properties().entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new))
                .run(context -> {
                    CompositeHealthContributor accounts = context.getBean(CompositeHealthContributor.class);
                    Map<String, Health> entries = new TreeMap<>();
                    accounts.stream()
                            .forEach(each ->
                                    entries.put(each.name(), ((HealthIndicator) each.contributor()).health(true)));

                    assertThat(entries.keySet()).containsExactly("pipedrive-default", "pipedrive-un_usual");
                    Health up = entries.get("pipedrive-default");
                    Health down = entries.get("pipedrive-un_usual");
                    assertThat(up.getStatus().getCode()).isEqualTo("UP");
                    assertThat(up.getDetails())
                            .containsEntry("account", "default")
                            .containsKey("sign-in");
                    assertThat(down.getStatus().getCode()).isEqualTo("DOWN");
                    assertThat(down.getDetails()).containsEntry("status", 401).containsKey("error");
                    assertThat(down.getDetails().toString()).doesNotContain("not-the-token");
                    assertThat(accounts.getContributor("pipedrive-un_usual")).isNotNull();
                    assertThat(accounts.getContributor("pipedrive-nobody")).isNull();
                });
    }

    @Test
    void hasNoEntryOfAComponentWithoutItsCheck() {
        runner.withPropertyValues("camel.component.pipedrive.health-check-producer-enabled=false")
                .run(context -> {
                    CompositeHealthContributor accounts = context.getBean(CompositeHealthContributor.class);
                    context.getBean(CamelContext.class).getComponent("pipedrive", PipedriveComponent.class);

                    assertThat(accounts.stream()).isEmpty();
                });
    }

    @Test
    void isNotThereWhenDisabled() {
        runner.withPropertyValues("management.health.pipedrive.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CompositeHealthContributor.class));
    }

    @Test
    void isNotThereOnBoot3() {
        runner.withClassLoader(new FilteredClassLoader(HealthContributor.class)).run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(PipedriveHealthContributorAutoConfiguration.class));
    }
}
