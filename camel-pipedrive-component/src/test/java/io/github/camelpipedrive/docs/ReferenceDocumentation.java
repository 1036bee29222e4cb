// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.Rule;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.schema.OperationDescription;

/** The pages and files that are written from the code: nobody edits them, and a test fails when they are stale. */
final class ReferenceDocumentation {

    private static final String GENERATED =
            "<!-- Written by ReferenceDocumentation from the code; ./mvnw -q -Pdocs writes it again. -->\n";

    private static final Pattern BY_DEFAULT = Pattern.compile("By default,? (.+?)\\.(?: |$)");
    private static final long MEBIBYTE = 1024 * 1024;

    private final OperationCatalogue catalogue;
    private final JsonNode component;

    /**
     * Creates the writer.
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
                .append(
                        "Where the ID of a record goes, a [reference](names.md#references) such as `name:Acme Corp` does.\n\nThe cost is what a call takes from the company's daily budget of tokens.\n\n")
                .append("| operation | does | cost | paging |\n|---|---|---:|---|\n");
        for (Operation operation : catalogue.operations()) {
            page.append("| [`")
                    .append(operation.id())
                    .append("`](#")
                    .append(anchor(operation))
                    .append(") | ")
                    .append(operation.summary())
                    .append(" | ")
                    .append(cost(operation))
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
                .append(operation.kind() == Kind.HTTP ? request(operation) : "")
                .append(" Result: ")
                .append(result(operation))
                .append('.')
                .append(operation.effect().irreversible() ? " It can't be brought back." : "")
                .append(operation.effect().touchesMany() ? " One call changes several records." : "")
                .append('\n');
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
                                    : "`; not with `" + operation.unlistedWhen() + "`, as it is in no list then.\n");
        }
        if (operation.takesFlatCustomFields()) {
            page.append("\nCustom fields are next to the other keys of the body, by their key of 40 characters.\n");
        }
        if (!operation.rules().isEmpty()) {
            page.append('\n');
            for (Rule rule : operation.rules()) {
                page.append("- ").append(rule.description()).append(".\n");
            }
        }
    }

    private static String request(Operation operation) {
        String scopes =
                operation.scopes().isEmpty() ? "" : ", OAuth scope `" + String.join("` or `", operation.scopes()) + "`";
        return " `" + operation.method() + " " + operation.path() + "`, " + operation.cost()
                + (operation.cost() == 1 ? " token" : " tokens") + scopes + ".";
    }

    /** What finds a record costs what it has to ask. */
    private static String cost(Operation operation) {
        boolean composed = List.of("find", "upsert").contains(operation.name());
        return composed ? "[varies](names.md#what-a-look-up-costs)" : String.valueOf(operation.cost());
    }

    private static String result(Operation operation) {
        if (operation.id().equals("oauth/authorizeUrl")) {
            return "the URL as text";
        }
        return switch (operation.result().kind()) {
            case RECORD -> operation.effect().deletedBy().isEmpty() ? "one record" : "the ID of the record, as `id`";
            case DONE -> "`true`";
            case RECORDS -> "a list of records";
            case FOUND -> "a list of records, each with its `result_score`";
            case BINARY -> "a stream of bytes";
            case ANY -> "what the answer holds";
        };
    }

    private static void append(StringBuilder page, Parameter parameter) {
        String place = parameter.location() == Location.NONE ? "" : lowerCase(parameter.location());
        append(page, parameter.name(), parameter.required(), place, parameter.type(), parameter.description());
        String parent = parameter.name() + (parameter.type() instanceof ListOf ? "[]." : ".");
        for (Field field : parameter.type().keys()) {
            append(page, parent + field.name(), field.required(), "", field.type(), field.description());
        }
    }

    private static void append(
            StringBuilder page, String name, boolean required, String place, ValueType type, String description) {
        page.append("| `")
                .append(name)
                .append('`')
                .append(required ? " **required**" : "")
                .append(" | ")
                .append(place)
                .append(" | ")
                .append(cell(type.description()))
                .append(" | ")
                .append(cell(description))
                .append(" |\n");
    }

    /** {@code docs/options.md}. */
    String options() {
        StringBuilder page = new StringBuilder(GENERATED)
                .append("# Options and headers\n\n")
                .append(
                        "Most options can be set at the component (`camel.component.pipedrive.*`), as the default of all")
                .append(
                        " endpoints, and at an endpoint. The parameters of an operation are options of the endpoint, too:")
                .append(" see [Operations](operations.md).\n");
        JsonNode ofEndpoint = component.path("properties");
        JsonNode ofComponent = component.path("componentProperties");
        appendOptions(page, "Component and endpoint", ofEndpoint, option -> isSame(option, ofEndpoint, ofComponent));
        appendOptions(page, "Endpoint only", ofEndpoint, option -> !isSame(option, ofEndpoint, ofComponent));
        appendOptions(page, "Component only", ofComponent, option -> !isSame(option, ofEndpoint, ofComponent));
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

    /** Whether an option means the same at both. */
    private static boolean isSame(String option, JsonNode ofEndpoint, JsonNode ofComponent) {
        return Stream.of("description", "type", "defaultValue").allMatch(key -> ofEndpoint
                        .path(option)
                        .path(key)
                        .equals(ofComponent.path(option).path(key)))
                && ofComponent.has(option);
    }

    private static void appendOptions(StringBuilder page, String title, JsonNode options, Predicate<String> listed) {
        page.append("\n## ").append(title).append("\n\n| option | type | default | |\n|---|---|---|---|\n");
        options.properties().stream()
                .filter(entry -> listed.test(entry.getKey()))
                .forEach(entry -> {
                    JsonNode option = entry.getValue();
                    page.append("| `")
                            .append(entry.getKey())
                            .append('`')
                            .append(option.path("required").asBoolean() ? " **required**" : "")
                            .append(option.path("secret").asBoolean() ? " (secret)" : "")
                            .append(" | ")
                            .append(type(option))
                            .append(" | ")
                            .append(cell(defaultOf(option)))
                            .append(" | ")
                            .append(cell(descriptionOf(option)))
                            .append(" |\n");
                });
    }

    /** As the catalog has it, with a unit; else what the description says of it. */
    private static String defaultOf(JsonNode option) {
        if (!option.has("defaultValue")) {
            Matcher inWords = BY_DEFAULT.matcher(option.path("description").asText());
            return inWords.find() ? inWords.group(1) : "";
        }
        String value = option.path("defaultValue").asText();
        String readable = "duration".equals(option.path("type").asText())
                ? duration(Long.parseLong(value))
                : option.path("description").asText().contains("in bytes") ? bytes(Long.parseLong(value)) : "";
        return "`" + value + "`" + (readable.isEmpty() ? "" : " (" + readable + ")");
    }

    /** What the column of the default says is not said twice. */
    private static String descriptionOf(JsonNode option) {
        String description = option.path("description").asText();
        return option.has("defaultValue")
                ? description
                : BY_DEFAULT.matcher(description).replaceFirst("").strip();
    }

    /** In the largest unit that makes a whole number of it. */
    static String duration(long millis) {
        Duration duration = Duration.ofMillis(millis);
        if (millis == 0 || duration.toMillisPart() > 0) {
            return millis + " ms";
        }
        if (duration.toSecondsPart() > 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutesPart() > 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toHoursPart() > 0 ? duration.toHours() + " h" : duration.toDays() + " days";
    }

    private static String bytes(long size) {
        return size % MEBIBYTE == 0 ? size / MEBIBYTE + " MiB" : size + " bytes";
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
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
        lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(lines).writeValueAsString(OperationDescription.of(catalogue)) + "\n";
    }

    private static String lowerCase(Location location) {
        return location.name().toLowerCase(Locale.ROOT);
    }
}
