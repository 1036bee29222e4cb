// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConfiguration;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.ratelimit.Plan;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PipedriveComponentAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class,
                    PipedriveComponentAutoConfiguration.class,
                    SslAutoConfiguration.class))
            .withPropertyValues("camel.main.name=settings", "camel.main.jmx-enabled=false");

    private static PipedriveComponent component(AssertableApplicationContext context, String name) {
        assertThat(context).hasNotFailed();
        return context.getBean(CamelContext.class).getComponent(name, PipedriveComponent.class);
    }

    @Test
    void setsWhatTheFileSays() {
        runner.withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.pipedrive.api-token=secret",
                        "camel.component.pipedrive.apiTokens.north=north-token",
                        "camel.component.pipedrive.api-tokens[south.branch]=south-token",
                        "camel.component.pipedrive.max-rate-limit-wait=45s",
                        "camel.component.pipedrive.retry-delay=750",
                        "camel.component.pipedrive.retry-timeout=1m30s",
                        "camel.component.pipedrive.keep-alive-after=10d",
                        "camel.component.pipedrive.paging=all",
                        "camel.component.pipedrive.output-type=JSON",
                        "camel.component.pipedrive.plan=premium",
                        "camel.component.pipedrive.max-retries=7",
                        "camel.component.pipedrive.rate-share=0.5",
                        "camel.component.pipedrive.references=false",
                        "camel.component.pipedrive.output-class=" + Beans.class.getName(),
                        "camel.component.pipedrive.token-data-source=#bean:crm",
                        "camel.component.pipedrive.call-observer=#observer",
                        "camel.component.pipedrive.http-client-configurer=#class:" + NoRedirects.class.getName())
                .run(context -> {
                    PipedriveComponent component = component(context, "pipedrive");
                    PipedriveConfiguration options = component.getConfiguration();

                    assertThat(options.getApiToken()).isEqualTo("secret");
                    assertThat(options.getApiTokens())
                            .isEqualTo(Map.of("north", "north-token", "south.branch", "south-token"));
                    assertThat(options.getMaxRateLimitWait()).isEqualTo(45_000);
                    assertThat(options.getRetryDelay()).isEqualTo(750);
                    assertThat(options.getRetryTimeout()).isEqualTo(90_000);
                    assertThat(Duration.ofMillis(component.getKeepAliveAfter())).isEqualTo(Duration.ofDays(10));
                    assertThat(options.getPaging()).isEqualTo(PagingMode.ALL);
                    assertThat(options.getOutputType()).isEqualTo(OutputType.JSON);
                    assertThat(component.getPlan()).isEqualTo(Plan.PREMIUM);
                    assertThat(options.getMaxRetries()).isEqualTo(7);
                    assertThat(options.getRateShare()).isEqualTo(0.5);
                    assertThat(options.isReferences()).isFalse();
                    assertThat(options.getOutputClass()).isEqualTo(Beans.class);
                    assertThat(options.getTokenDataSource()).isSameAs(context.getBean("crm"));
                    assertThat(component.getCallObserver()).isSameAs(context.getBean("observer"));
                    assertThat(options.getHttpClientConfigurer()).isInstanceOf(NoRedirects.class);
                });
    }

    @Test
    void resolvesPlaceholdersOfCamel() {
        runner.withPropertyValues(
                        "crm.token=secret",
                        "camel.component.pipedrive.api-token={{crm.token}}",
                        "camel.component.pipedrive.api-tokens.north={{crm.token}}")
                .run(context -> {
                    PipedriveConfiguration options =
                            component(context, "pipedrive").getConfiguration();

                    assertThat(options.getApiToken()).isEqualTo("secret");
                    assertThat(options.getApiTokens()).isEqualTo(Map.of("north", "secret"));
                });
    }

    @Test
    void readsEnvironmentVariables() {
        Map<String, Object> variables = Map.of(
                "CAMEL_COMPONENT_PIPEDRIVE_APITOKENS_NORTH", "secret",
                "CAMEL_COMPONENT_PIPEDRIVE_MAXRATELIMITWAIT", "1m30s");
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> {
                    PipedriveConfiguration options =
                            component(context, "pipedrive").getConfiguration();

                    assertThat(options.getApiTokens()).isEqualTo(Map.of("north", "secret"));
                    assertThat(options.getMaxRateLimitWait()).isEqualTo(90_000);
                });
    }

    @Test
    void leavesTheDefaultsToTheComponent() {
        runner.withUserConfiguration(OneDataSource.class).run(context -> {
            PipedriveComponent component = component(context, "pipedrive");
            PipedriveConfiguration defaults = new PipedriveConfiguration();

            assertThat(component.getConfiguration()).usingRecursiveComparison().isEqualTo(defaults);
            assertThat(component.getConfiguration().getTokenDataSource()).isNull();
        });
    }

    @Test
    void takesTheOnlyDataSourceWhenAsked() {
        runner.withUserConfiguration(OneDataSource.class)
                .withPropertyValues("camel.component.pipedrive.token-data-source=#type:javax.sql.DataSource")
                .run(context -> assertThat(component(context, "pipedrive")
                                .getConfiguration()
                                .getTokenDataSource())
                        .isSameAs(context.getBean(DataSource.class)));
    }

    @Test
    void setsOptionsInTheConfigurationThatIsGiven() {
        runner.withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.pipedrive.configuration=#bean:shared",
                        "camel.component.pipedrive.max-retries=1")
                .run(context -> {
                    PipedriveConfiguration options =
                            component(context, "pipedrive").getConfiguration();

                    assertThat(options).isSameAs(context.getBean("shared"));
                    assertThat(options.getCompanyDomain()).isEqualTo("acme");
                    assertThat(options.getMaxRetries()).isEqualTo(1);
                });
    }

    @Test
    void configuresNoComponentOfAnotherName() {
        runner.withUserConfiguration(SeveralComponents.class)
                .withPropertyValues(
                        "camel.component.pipedrive.api-token=main-token",
                        "camel.component.pipedrive.max-retries=9",
                        "crm.branch.configuration.api-token=north-token",
                        "crm.branch.configuration.company-domain=north")
                .run(context -> {
                    PipedriveConfiguration north = component(context, "north").getConfiguration();
                    PipedriveConfiguration pipedrive =
                            component(context, "pipedrive").getConfiguration();

                    assertThat(north.getApiToken()).isEqualTo("north-token");
                    assertThat(north.getCompanyDomain()).isEqualTo("north");
                    assertThat(north.getMaxRetries()).isEqualTo(3);
                    assertThat(pipedrive.getApiToken()).isEqualTo("main-token");
                    assertThat(pipedrive.getMaxRetries()).isEqualTo(9);
                });
    }

    @Test
    void addsTheFileToABeanOfTheSameName() {
        runner.withUserConfiguration(OwnComponent.class)
                .withPropertyValues("camel.component.pipedrive.max-retries=9")
                .run(context -> {
                    PipedriveComponent component = component(context, "pipedrive");

                    assertThat(component).isSameAs(context.getBean("pipedrive"));
                    assertThat(component.getConfiguration().getCompanyDomain()).isEqualTo("acme");
                    assertThat(component.getConfiguration().getMaxRetries()).isEqualTo(9);
                });
    }

    @ParameterizedTest
    @CsvSource({"camel.component.pipedrive.enabled", "camel.component.enabled"})
    void doesNothingWhenDisabled(String property) {
        runner.withPropertyValues(property + "=false", "camel.component.pipedrive.max-retries=9")
                .run(context -> {
                    assertThat(component(context, "pipedrive")
                                    .getConfiguration()
                                    .getMaxRetries())
                            .isEqualTo(3);
                    assertThat(context).doesNotHaveBean(PipedriveComponentConfiguration.class);
                });
    }

    @Test
    void leavesTheComponentAloneWithoutItsCustomizer() {
        runner.withPropertyValues(
                        "camel.component.pipedrive.customizer.enabled=false", "camel.component.pipedrive.max-retries=9")
                .run(context -> assertThat(component(context, "pipedrive")
                                .getConfiguration()
                                .getMaxRetries())
                        .isEqualTo(3));
    }

    @Test
    void isNotThereWithoutTheComponent() {
        runner.withClassLoader(new FilteredClassLoader(PipedriveComponent.class))
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(PipedriveComponentAutoConfiguration.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token-data-source=#bean:nowhere | No bean named 'nowhere' available",
                "token-data-source=jdbc:h2:mem:crm | 'jdbc:h2:mem:crm' is not a DataSource. Refer to a bean by #bean:name",
                "token-store=#bean:crm | expected to be of type 'io.github.camelpipedrive.auth.TokenStore'",
                "token-store=#class:com.acme.Nowhere | There is no TokenStore by #class:com.acme.Nowhere",
                "token-store=#class:java.util.ArrayList | #class:java.util.ArrayList is not a TokenStore",
                "retry-delay=soon | 'soon' is not a duration, such as 30s",
                "paging=everything | PagingMode.everything",
                "max-retries=many | many",
                "ssl-bundle=nowhere | SSL bundle name 'nowhere' cannot be found",
            })
    void failsTheStartOnAWrongValue(String property, String message) {
        runner.withUserConfiguration(Beans.class)
                .withPropertyValues("camel.component.pipedrive." + property)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(message.strip()));
    }

    @Test
    void refusesTwoWaysToSetUpTls() {
        runner.withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.pipedrive.ssl-bundle=crm",
                        "camel.component.pipedrive.ssl-context-parameters=#class:"
                                + "org.apache.camel.support.jsse.SSLContextParameters")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("camel.component.pipedrive has both ssl-bundle and ssl-context-parameters,"
                                + " of which one decides about TLS. Remove the other one."));
    }

    /** What options refer to. */
    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        DataSource crm() {
            return new JdbcDataSource();
        }

        @Bean
        DataSource other() {
            return new JdbcDataSource();
        }

        @Bean
        CallObserver observer() {
            return new CallObserver() {};
        }

        @Bean
        PipedriveConfiguration shared() {
            PipedriveConfiguration shared = new PipedriveConfiguration();
            shared.setCompanyDomain("acme");
            return shared;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OneDataSource {

        @Bean
        DataSource crm() {
            return new JdbcDataSource();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SeveralComponents {

        @Bean
        @ConfigurationProperties("crm.branch")
        PipedriveComponent north() {
            return new PipedriveComponent();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnComponent {

        @Bean
        PipedriveComponent pipedrive() {
            PipedriveComponent component = new PipedriveComponent();
            component.getConfiguration().setCompanyDomain("acme");
            return component;
        }
    }

    /** Made by its name. */
    public static final class NoRedirects implements HttpClientConfigurer {

        @Override
        public void configureHttpClient(org.apache.hc.client5.http.impl.classic.HttpClientBuilder builder) {
            builder.disableRedirectHandling();
        }
    }
}
