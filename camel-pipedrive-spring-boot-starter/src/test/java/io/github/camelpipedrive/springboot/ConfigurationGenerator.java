// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the class with the options of the component, and what its metadata can't have from the class, from the catalog. */
final class ConfigurationGenerator {

    static final String PREFIX = "camel.component.pipedrive";

    private static final Map<String, String> PRIMITIVES =
            Map.of("boolean", "Boolean", "int", "Integer", "long", "Long", "double", "Double");

    /** An option of the catalog as a property of the class. */
    private record Option(String name, String type, Set<String> imports, String annotation, JsonNode row) {

        static Option of(String name, JsonNode row) {
            String javaType = row.get("javaType").asText();
            Set<String> imports = new TreeSet<>();
            if ("duration".equals(row.get("type").asText())) {
                imports.add("java.time.Duration");
                return new Option(name, "Duration", imports, "CamelDuration", row);
            }
            if (PRIMITIVES.containsKey(javaType)) {
                return new Option(name, PRIMITIVES.get(javaType), imports, null, row);
            }
            if (javaType.startsWith("java.lang.Class")) {
                return new Option(name, "Class<?>", imports, null, row);
            }
            if (javaType.startsWith("java.util.Map")) {
                imports.add("java.util.Map");
                return new Option(name, "Map<String, String>", imports, null, row);
            }
            String simple = javaType.substring(javaType.lastIndexOf('.') + 1);
            if (!javaType.startsWith("java.lang.")) {
                imports.add(javaType);
            }
            boolean reference = "object".equals(row.get("type").asText());
            return new Option(name, simple, imports, reference ? "BeanReference" : null, row);
        }

        String capitalized() {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        String description() {
            String text = row.get("description").asText();
            return "BeanReference".equals(annotation)
                    ? text + " A reference to a bean, such as #bean:name, of type " + type + "."
                    : text;
        }

        String property() {
            return PREFIX + "." + dashed(name);
        }
    }

    private final List<Option> options = new ArrayList<>();

    /**
     * For a component.
     *
     * @param catalog its description for tools
     */
    ConfigurationGenerator(JsonNode catalog) {
        catalog.get("componentProperties")
                .properties()
                .forEach(each -> options.add(Option.of(each.getKey(), each.getValue())));
    }

    /** As Spring writes it: {@code apiToken} is {@code api-token}. */
    static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    String javaClass() {
        Set<String> imports = new TreeSet<>(Set.of(
                "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
                "org.springframework.boot.context.properties.ConfigurationProperties"));
        options.forEach(option -> imports.addAll(option.imports()));
        StringBuilder text = new StringBuilder(
                """
                // SPDX-License-Identifier: Apache-2.0
                /* Generated from the catalog of the component; ./mvnw -q -Pdocs writes it again. */
                package io.github.camelpipedrive.springboot;

                %s

                /** Pipedrive: the options of the component. */
                @ConfigurationProperties(prefix = "%s")
                public class PipedriveComponentConfiguration extends ComponentConfigurationPropertiesCommon {
                """
                        .formatted(
                                imports.stream()
                                        .map(each -> "import " + each + ";")
                                        .collect(Collectors.joining("\n")),
                                PREFIX));
        options.forEach(option -> text.append(field(option)));
        text.append(
                """

                    /** None is set: the component has its defaults. */
                    public PipedriveComponentConfiguration() {}
                """);
        options.forEach(option -> text.append(accessors(option)));
        return text.append("}\n").toString();
    }

    private static String field(Option option) {
        return "\n    /** " + javadoc(option.description()) + " */\n"
                + (option.annotation() == null ? "" : "    @" + option.annotation() + "\n")
                + "    private " + option.type() + " " + option.name() + ";\n";
    }

    private static String javadoc(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("*/", "*&#47;")
                .replace("@", "&#64;");
    }

    private static String accessors(Option option) {
        return """

                    public %2$s get%1$s() {
                        return %3$s;
                    }

                    public void set%1$s(%2$s %3$s) {
                        this.%3$s = %3$s;
                    }
                """
                .formatted(option.capitalized(), option.type(), option.name());
    }

    /** Descriptions, defaults and deprecations as the catalog has them; Spring's processor adds them to what it finds itself. */
    String additionalMetadata() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        ArrayNode properties = root.putArray("properties");
        switchOf(properties, "", "Whether to configure the component pipedrive by these properties.");
        switchOf(properties, "customizer.", "Whether to give these properties to the component pipedrive.");
        for (Option option : options) {
            ObjectNode property = properties.addObject();
            property.put("name", option.property());
            if ("BeanReference".equals(option.annotation())) {
                // Spring's processor leaves out properties of some types, data sources among them.
                property.put("type", option.row().get("javaType").asText());
            }
            // As it is there; in the class it is Javadoc.
            property.put("description", option.description());
            JsonNode value = option.row().get("defaultValue");
            if (value != null) {
                property.set("defaultValue", defaultValue(option, value));
            }
            if (option.row().path("deprecated").asBoolean()) {
                ObjectNode deprecation = property.putObject("deprecation");
                deprecation.put("level", "warning");
                String note = option.row().path("deprecationNote").asText();
                if (!note.isEmpty()) {
                    deprecation.put("reason", note);
                }
            }
        }
        ArrayNode hints = root.putArray("hints");
        for (Option option : options) {
            if (option.type().equals("Class<?>")) {
                ObjectNode hint = hints.addObject().put("name", option.property());
                hint.putArray("providers").addObject().put("name", "class-reference");
            }
        }
        try {
            DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
            lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
            return mapper.writer(lines).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }

    private static void switchOf(ArrayNode properties, String part, String description) {
        properties
                .addObject()
                .put("name", PREFIX + "." + part + "enabled")
                .put("type", "java.lang.Boolean")
                .put("description", description)
                .put("defaultValue", true);
    }

    /** Milliseconds in the catalog are a duration here; enums are written as Spring does. */
    private static JsonNode defaultValue(Option option, JsonNode value) {
        ObjectNode holder = new ObjectMapper().createObjectNode();
        if (option.type().equals("Duration")) {
            return holder.put("value", value.asText() + "ms").get("value");
        }
        if (option.row().has("enum")) {
            return holder.put("value", value.asText().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .get("value");
        }
        return switch (option.type()) {
            case "Boolean" -> holder.put("value", value.asBoolean()).get("value");
            case "Integer", "Long" -> holder.put("value", value.asLong()).get("value");
            case "Double" -> holder.put("value", value.asDouble()).get("value");
            default -> value;
        };
    }

    List<String> properties() {
        return options.stream().map(Option::property).toList();
    }
}
