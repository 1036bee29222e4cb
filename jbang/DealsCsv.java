///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 17+
//DEPS org.apache.camel:camel-bom:4.18.0@pom
//DEPS org.apache.camel:camel-main
//DEPS org.apache.camel:camel-direct
//DEPS io.github.camelpipedrive:camel-pipedrive:1.0.0-SNAPSHOT
//DEPS org.apache.commons:commons-csv:1.14.1
//DEPS org.slf4j:slf4j-simple:2.0.17
//JAVA_OPTIONS -Dorg.slf4j.simpleLogger.defaultLogLevel=warn

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes all deals that are not archived as CSV: to the file that is given, or to the standard output.
 *
 * <p>The account is the one of application.properties in the current folder, or of the environment variables
 * PIPEDRIVE_API_TOKEN and PIPEDRIVE_COMPANY_DOMAIN.
 */
public class DealsCsv {

    private static final List<String> COLUMNS = List.of(
            "id", "title", "value", "currency", "status", "stage_id", "pipeline_id", "owner_id", "person_id", "org_id",
            "add_time", "update_time", "expected_close_date");

    public static void main(String... arguments) throws Exception {
        if (arguments.length > 1 || (arguments.length == 1 && arguments[0].startsWith("-"))) {
            System.err.println("Usage: deals-csv [file]");
            System.exit(2);
        }
        Writer out = null;
        try {
            out = arguments.length == 1
                    ? Files.newBufferedWriter(Path.of(arguments[0]))
                    : new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.err.println("The file can't be written: " + e);
            System.exit(2);
        }
        int status = 0;
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.DEFAULT)) {
            csv.printRecord(COLUMNS);
            Exception failure = export(csv);
            if (failure != null) {
                System.err.println("The list is not complete: " + reason(failure));
                status = 1;
            }
        }
        System.exit(status);
    }

    /** The failure, or null. What was read before it has been written. */
    private static Exception export(CSVPrinter csv) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("file:application.properties;optional=true");
        for (String setting : List.of("api-token", "company-domain")) {
            String variable = "PIPEDRIVE_" + setting.replace('-', '_').toUpperCase(Locale.ROOT);
            if (System.getenv(variable) != null) {
                main.addInitialProperty("camel.component.pipedrive." + setting, "{{env:" + variable + "}}");
            }
        }
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:export")
                        .to("pipedrive:deal/list?paging=STREAM")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(deal -> csv.printRecord(values(deal)));
            }
        });
        try {
            main.start();
            return main.getCamelContext()
                    .createProducerTemplate()
                    .request("direct:export", nothing -> {})
                    .getException();
        } catch (RuntimeException e) {
            return e;
        } finally {
            main.stop();
        }
    }

    private static List<Object> values(Exchange exchange) {
        Map<?, ?> deal = exchange.getMessage().getBody(Map.class);
        return COLUMNS.stream().map(column -> (Object) deal.get(column)).toList();
    }

    private static String reason(Throwable failure) {
        // What Camel says around it is of no use here.
        Throwable cause = failure;
        while (cause.getCause() != null && !cause.getClass().getName().startsWith("io.github.camelpipedrive.")) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
