///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 17+
//DEPS org.apache.camel:camel-bom:4.18.0@pom
//DEPS org.apache.camel:camel-main
//DEPS io.github.camelpipedrive:camel-pipedrive:1.0.0-SNAPSHOT
//DEPS org.apache.commons:commons-csv:1.14.1
//DEPS org.slf4j:slf4j-simple:2.0.17
//JAVA_OPTIONS -Dorg.slf4j.simpleLogger.defaultLogLevel=warn

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Makes leads of a CSV file with the columns name, email, company and title, with their persons and organizations. What is
 * there already is found and left as it is, so that the file can be imported again.
 *
 * <p>The account is the one of application.properties in the current folder, or of the environment variables
 * PIPEDRIVE_API_TOKEN and PIPEDRIVE_COMPANY_DOMAIN.
 */
public class LeadImport {

    private static final List<String> COLUMNS = List.of("name", "email", "company", "title");

    private final ProducerTemplate template;
    private final Map<String, Integer> counts = new TreeMap<>();

    private LeadImport(ProducerTemplate template) {
        this.template = template;
    }

    public static void main(String... arguments) throws Exception {
        if (arguments.length != 1 || !Files.isReadable(Path.of(arguments[0]))) {
            System.err.println("Usage: lead-import <file.csv>, with the columns " + String.join(", ", COLUMNS));
            System.exit(2);
        }
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("file:application.properties;optional=true");
        for (String setting : List.of("api-token", "company-domain")) {
            String variable = "PIPEDRIVE_" + setting.replace('-', '_').toUpperCase(Locale.ROOT);
            if (System.getenv(variable) != null) {
                main.addInitialProperty("camel.component.pipedrive." + setting, "{{env:" + variable + "}}");
            }
        }
        int status = 0;
        try {
            main.start();
            LeadImport leads = new LeadImport(main.getCamelContext().createProducerTemplate());
            try {
                leads.read(Path.of(arguments[0]));
            } finally {
                System.out.println(leads.counts);
            }
        } catch (Exception e) {
            System.err.println("The import has ended: " + reason(e));
            status = 1;
        } finally {
            main.stop();
        }
        System.exit(status);
    }

    private void read(Path file) throws Exception {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
        try (CSVParser rows = CSVParser.parse(text(file), format)) {
            if (!rows.getHeaderNames().containsAll(COLUMNS)) {
                throw new IOException(file + " must have the columns " + String.join(", ", COLUMNS));
            }
            for (CSVRecord row : rows) {
                if (row.size() < rows.getHeaderNames().size()) {
                    reject(row, "it has only " + row.size() + " of " + rows.getHeaderNames().size() + " values");
                    continue;
                }
                try {
                    lead(row);
                } catch (PipedriveValidationException | PipedriveAmbiguousReferenceException e) {
                    // The row is wrong, or fits several records. The others are not concerned.
                    reject(row, e.getMessage());
                }
            }
        }
    }

    private static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            // Spreadsheets write a byte order mark before the first column.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // Its own message is a number of bytes.
            throw new IOException(file + " is not in UTF-8");
        }
    }

    private void reject(CSVRecord row, String reason) {
        System.err.println("Row " + row.getRecordNumber() + " was rejected: " + reason);
        counts.merge("rejected", 1, Integer::sum);
    }

    private void lead(CSVRecord row) throws Exception {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("title", row.get("title"));
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", row.get("name"));
        person.put("emails", List.of(Map.of("value", row.get("email"))));
        if (!row.get("company").isEmpty()) {
            Object organization = upsert("organization", "", Map.of("name", row.get("company")));
            person.put("org_id", organization);
            lead.put("organization_id", organization);
        }
        lead.put("person_id", upsert("person", "&matchOn=email", person));
        upsert("lead", "&matchOn=title,personId", lead);
    }

    private Object upsert(String resource, String options, Map<String, Object> fields) throws Exception {
        Exchange done = template.request(
                "pipedrive:" + resource + "/upsert?onUpdate=fill" + options,
                exchange -> exchange.getMessage().setBody(fields));
        if (done.getException() != null) {
            throw done.getException();
        }
        String outcome = done.getMessage().getHeader("CamelPipedriveUpsert").toString().toLowerCase(Locale.ROOT);
        counts.merge(resource + "s " + outcome, 1, Integer::sum);
        return done.getMessage().getBody(Map.class).get("id");
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
