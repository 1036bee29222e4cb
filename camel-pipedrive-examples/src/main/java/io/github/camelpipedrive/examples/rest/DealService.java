// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.rest;

import java.util.Map;

import io.github.camelpipedrive.examples.program.Service;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * The service as a program. With {@code PIPEDRIVE_API_TOKEN} and {@code PIPEDRIVE_COMPANY_DOMAIN} in the environment its
 * deals are those of your own account, otherwise those of a sandbox that it starts. It listens on this machine only, as
 * it asks nobody who they are.
 */
public final class DealService implements AutoCloseable {

    static final Service PROGRAM = new Service("PIPEDRIVE_API_TOKEN", DealService::account, DealService::run);

    private final Main main = new Main();
    private final int port;

    private DealService(int port, Map<String, String> pipedrive) {
        this.port = port;
        main.setDefaultPropertyPlaceholderLocation("classpath:rest/service.properties");
        main.addInitialProperty("camel.server.port", String.valueOf(port));
        pipedrive.forEach((name, value) -> main.addInitialProperty("camel.component.pipedrive." + name, value));
    }

    /**
     * Runs the service until it is stopped. Ends with status 2 when an argument or the environment is wrong, with 1 when
     * it can't start.
     *
     * @param arguments the port to listen on; 8080 if omitted
     * @throws Exception when Camel does not start
     */
    public static void main(String[] arguments) throws Exception {
        PROGRAM.runOrExit(arguments);
    }

    private static void run(int port, Map<String, String> account) throws Exception {
        if (account.isEmpty()) {
            try (PipedriveSandbox sandbox = sandbox();
                    DealService service = with(sandbox, port)) {
                service.run("a sandbox, " + sandbox.baseUrl());
            }
        } else {
            try (DealService service = new DealService(port, account)) {
                service.run("your account at Pipedrive");
            }
        }
    }

    static Map<String, String> account(Map<String, String> environment) {
        String domain = environment.getOrDefault("PIPEDRIVE_COMPANY_DOMAIN", "");
        if (domain.isBlank()) {
            throw new IllegalArgumentException(
                    "PIPEDRIVE_COMPANY_DOMAIN is missing in the environment: acme for https://acme.pipedrive.com");
        }
        return Map.of("api-token", environment.get("PIPEDRIVE_API_TOKEN"), "company-domain", domain);
    }

    /** A sandbox with some deals. */
    static PipedriveSandbox sandbox() {
        return PipedriveSandbox.builder()
                .deal("Slate for the town hall")
                .deal("Mosaic for the pool")
                .start();
    }

    /** The service for the account of this sandbox. */
    static DealService with(PipedriveSandbox sandbox, int port) {
        return new DealService(port, Map.of("base-url", sandbox.baseUrl(), "api-token", sandbox.token()));
    }

    void start() {
        main.start();
    }

    private void run(String pipedrive) throws Exception {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println();
                System.out.println("Deals are at " + url() + ". Pipedrive is " + pipedrive + ". Try");
                System.out.println("  curl " + url() + "/1");
                System.out.println("  curl '" + url() + "/search?q=pool'");
                System.out.println(
                        "  curl -H 'Content-Type: application/json' -d '{\"title\": \"Floor tiles\"}' " + url());
                System.out.println("Stop with Ctrl-C.");
            }
        });
        main.run();
    }

    String url() {
        return "http://localhost:" + port + "/deals";
    }

    @Override
    public void close() {
        main.stop();
    }
}
