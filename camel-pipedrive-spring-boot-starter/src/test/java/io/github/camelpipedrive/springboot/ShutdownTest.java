// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application that is closed while Pipedrive has not answered yet. */
class ShutdownTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer slow;

    @BeforeEach
    void start() throws Exception {
        slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        slow.setExecutor(threads);
        slow.createContext("/", exchange -> {
            asked.countDown();
            awaitUninterrupted(mayAnswer);
            byte[] answer = "{\"success\":true,\"data\":{\"id\":1}}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        slow.start();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        slow.stop(0);
        threads.shutdownNow();
    }

    @Test
    void letsTheCallEnd() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(CamelAutoConfiguration.class, PipedriveComponentAutoConfiguration.class))
                .withUserConfiguration(Routes.class)
                .withPropertyValues(
                        "camel.main.jmx-enabled=false",
                        "camel.component.pipedrive.api-token=secret",
                        "camel.component.pipedrive.base-url=http://127.0.0.1:"
                                + slow.getAddress().getPort())
                .run(context -> {
                    ConfigurableApplicationContext application = context.getSourceApplicationContext();
                    CamelContext camel = context.getBean(CamelContext.class);
                    ProducerTemplate template = context.getBean(ProducerTemplate.class);
                    CompletableFuture<Object> call = CompletableFuture.supplyAsync(
                            () -> template.requestBody("direct:deal", Map.of("title", "Tiles")), threads);
                    awaitUninterrupted(asked);

                    CompletableFuture<Void> closing = CompletableFuture.runAsync(application::close, threads);
                    await().until(() -> camel.getStatus().isStopping());
                    assertThat(closing).isNotDone();
                    mayAnswer.countDown();

                    assertThat(call.get(1, TimeUnit.MINUTES)).isEqualTo(1);
                    closing.get(1, TimeUnit.MINUTES);
                    assertThat(camel.isStopped()).isTrue();
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        RouteBuilder deals() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:deal").to("pipedrive:deal/create").setBody(simple("${body[id]}"));
                }
            };
        }
    }
}
