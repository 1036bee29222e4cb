// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.Rule;

/** The pages and files that are written from the code: nobody edits them, and a test fails when they are stale. */
final class ReferenceDocumentation {

    private static final String GENERATED =
            "<!-- Written by ReferenceDocumentation from the code; ./mvnw -q -Pdocs writes it anew. -->\n";

    private final OperationCatalogue catalogue;
    private final JsonNode component;

    /**
     * Makes the writer.
     *
     * @param catalogue the operations
     * @param component Camel's description of the component
     */
    ReferenceDocumentation(OperationCatalogue catalogue, JsonNode component) {
        this.catalogue = catalogue;
        this.component = component;
    }

    /** {@code docs/operations.md}. */
    String operations() {
        StringBuilder page = new StringBuilder(GENERATED)
                .append("# Operations\n\n")
                .append(
                        "Each is an endpoint: `pipedrive:resource/operation`. Its parameters can be given as options of")
                .append(" the endpoint, as headers `CamelPipedrive.<name>`, and in the body; in the API's spelling")
                .append(
                        " (`owner_id`) or Camel's (`ownerId`). What toD says overrides a header, a header an option, an")
                .append(" option the body.\n\n")
                .append("The cost is what a call takes from the company's daily budget of tokens.\n\n")
                .append("| operation | does | cost | paging |\n|---|---|---:|---|\n");
        for (Operation operation : catalogue.operations()) {
            page.append("| [`")
                    .append(operation.id())
                    .append("`](#")
                    .append(anchor(operation))
                    .append(") | ")
                    .append(operation.summary())
                    .append(" | ")
                    .append(operation.cost())
                    .append(" | ")
                    .append(paging(operation))
                    .append(" |\n");
        }
        catalogue.operations().forEach(operation -> append(page, operation));
        return page.toString();
    }

    private static String anchor(Operation operation) {
        return operation.id().replace("/", "").toLowerCase(Locale.ROOT);
    }

    private static String paging(Operation operation) {
        return switch (operation.paging()) {
            case NONE -> "";
            case CURSOR -> "`cursor`";
            case OFFSET -> "`start`";
        };
    }

    private static void append(StringBuilder page, Operation operation) {
        page.append("\n## ")
                .append(operation.id())
                .append("\n\n")
                .append(operation.summary())
                .append(" `")
                .append(operation.method())
                .append(' ')
                .append(operation.path())
                .append("`, ")
                .append(operation.cost())
                .append(operation.cost() == 1 ? " token" : " tokens")
                .append(
                        operation.scopes().isEmpty()
                                ? ""
                                : ", OAuth scope `" + String.join("` or `", operation.scopes()) + "`")
                .append(". Result: ")
                .append(result(operation))
                .append(".\n");
        if (!operation.parameters().isEmpty()) {
            page.append("\n| parameter | in | type | |\n|---|---|---|---|\n");
            operation.parameters().forEach(parameter -> append(page, parameter));
        }
        if (!operation.recognizedBy().isEmpty()) {
            page.append(
                            "\nWith [`guardCreates`](retries.md#creates-whose-answer-was-lost) its record is recognized by `")
                    .append(String.join("`, `", operation.recognizedBy()))
                    .append(
                            operation.unlistedWhen().isEmpty()
                                    ? "`.\n"
                                    : "`; not with `" + operation.unlistedWhen()
                                            + "`, as it stands in no list then.\n");
        }
        if (operation.takesFlatCustomFields()) {
            page.append("\nCustom fields stand beside the other keys of the body, by their key of 40 characters.\n");
        }
        if (!operation.rules().isEmpty()) {
            page.append('\n');
            for (Rule rule : operation.rules()) {
                page.append("- ").append(rule.description()).append(".\n");
            }
        }
    }

    private static String result(Operation operation) {
        return switch (operation.result().kind()) {
            case RECORD -> "one record";
            case DONE -> "`true`";
            case RECORDS -> "a list of records";
            case FOUND -> "a list of records, each with its `result_score`";
            case BINARY -> "a stream of bytes";
            case ANY -> "what the answer holds";
        };
    }

    private static void append(StringBuilder page, Parameter parameter) {
        page.append("| `")
                .append(parameter.name())
                .append('`')
                .append(parameter.required() ? " **required**" : "")
                .append(" | ")
                .append(parameter.location().name().toLowerCase(Locale.ROOT))
                .append(" | ")
                .append(cell(parameter.type().description()))
                .append(" | ")
                .append(cell(parameter.description()))
                .append(" |\n");
    }

    /** {@code docs/options.md}. */
    String options() {
        StringBuilder page = new StringBuilder(GENERATED)
                .append("# Options and headers\n\n")
                .append("Options of the endpoint beside the parameters of its operation. What is set at the component")
                .append(" (`camel.component.pipedrive.*`) is where every endpoint begins.\n");
        appendOptions(page, "Endpoint options", component.path("properties"));
        appendOptions(page, "Component options", component.path("componentProperties"));
        page.append(
                        "\n## Headers\n\n`" + PipedriveConstants.ACCOUNT + "` and `" + PipedriveConstants.RESUME_FROM
                                + "` are given to a call. It sets the others, and removes those that the API did not answer.\n\n")
                .append("| header | type | |\n|---|---|---|\n");
        component.path("headers").properties().forEach(entry -> page.append("| `")
                .append(entry.getKey())
                .append("` | ")
                .append(simpleName(entry.getValue()))
                .append(" | ")
                .append(cell(entry.getValue().path("description").asText()))
                .append(" |\n"));
        return page.toString();
    }

    private static void appendOptions(StringBuilder page, String title, JsonNode options) {
        page.append("\n## ").append(title).append("\n\n| option | type | default | |\n|---|---|---|---|\n");
        options.properties().forEach(entry -> {
            JsonNode option = entry.getValue();
            page.append("| `")
                    .append(entry.getKey())
                    .append('`')
                    .append(option.path("required").asBoolean() ? " **required**" : "")
                    .append(option.path("secret").asBoolean() ? " (secret)" : "")
                    .append(" | ")
                    .append(type(option))
                    .append(" | ")
                    .append(
                            option.has("defaultValue")
                                    ? "`" + option.path("defaultValue").asText() + "`"
                                    : "")
                    .append(" | ")
                    .append(cell(option.path("description").asText()))
                    .append(" |\n");
        });
    }

    private static String type(JsonNode option) {
        if (option.has("enum")) {
            List<String> values = new ArrayList<>();
            option.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
            return String.join(", ", values);
        }
        return switch (option.path("type").asText()) {
            case "duration" -> "duration (ms, or `10s`)";
            case "object" -> simpleName(option);
            default -> option.path("type").asText();
        };
    }

    private static String simpleName(JsonNode option) {
        return "`"
                + option.path("javaType").asText().replaceAll("[\\w]+\\.", "").replaceAll(",\\s*", ", ") + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    /** The catalogue as JSON, for tools. */
    String json() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode rows = mapper.createArrayNode();
        for (Operation operation : catalogue.operations()) {
            ObjectNode row = rows.addObject()
                    .put("operation", operation.id())
                    .put("summary", operation.summary())
                    .put("version", operation.version().label())
                    .put("method", operation.method().name())
                    .put("path", operation.path())
                    .put("cost", operation.cost())
                    .put("paging", operation.paging().name().toLowerCase(Locale.ROOT))
                    .put("body", operation.bodyKind().name().toLowerCase(Locale.ROOT))
                    .put("result", operation.result().kind().name().toLowerCase(Locale.ROOT));
            operation.scopes().forEach(row.putArray("scopes")::add);
            ArrayNode parameters = row.putArray("parameters");
            operation.parameters().forEach(parameter -> parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("camelName", parameter.camelName())
                    .put("in", location(parameter.location()))
                    .put("type", parameter.type().description())
                    .put("required", parameter.required())
                    .put("description", parameter.description()));
            operation.rules().stream().map(Rule::description).forEach(row.putArray("rules")::add);
        }
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
        lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return mapper.writer(lines).writeValueAsString(rows) + "\n";
    }

    private static String location(Location location) {
        return location.name().toLowerCase(Locale.ROOT);
    }
}
