// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * The export as a program: it exports all deals of the account whose token is in {@code PIPEDRIVE_API_TOKEN} to
 * {@code deals.jsonl}, then reads them back and writes their titles, each deal once, to {@code titles.txt}. Killed and
 * started again with the same folder it continues where it was.
 */
public final class DealExport {

    private final Main main = new Main();
    private final Path folder;
    private final List<String> titles = new ArrayList<>();

    private DealExport(Path folder) {
        this.folder = folder;
        main.setDefaultPropertyPlaceholderLocation("classpath:export/export.properties");
        main.addInitialProperty("export.folder", folder.toString());
        main.addInitialProperty("camel.component.pipedrive.api-token", "{{env:PIPEDRIVE_API_TOKEN}}");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal")
                        .process(deal -> titles.add(String.valueOf(
                                deal.getMessage().getBody(Map.class).get("title"))));
            }
        });
    }

    /**
     * Exports, and ends when all is exported.
     *
     * @param arguments the folder; then properties such as {@code export.page-size=100}
     * @throws Exception when the export fails
     */
    public static void main(String[] arguments) throws Exception {
        DealExport export = new DealExport(Path.of(arguments[0]));
        for (String property : List.of(arguments).subList(1, arguments.length)) {
            String[] pair = property.split("=", 2);
            export.main.addInitialProperty(pair[0], pair[1]);
        }
        export.run();
    }

    private void run() throws Exception {
        main.start();
        try {
            send("direct:export", null);
            send("direct:read", folder.resolve("deals.jsonl").toFile());
            writeTitles();
        } finally {
            main.stop();
        }
    }

    private void send(String uri, Object body) throws Exception {
        CamelContext context = main.getCamelContext();
        Exchange done = context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
        if (done.getException() != null) {
            throw done.getException();
        }
    }

    private void writeTitles() throws IOException {
        Files.write(
                folder.resolve("titles.txt"), titles, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
