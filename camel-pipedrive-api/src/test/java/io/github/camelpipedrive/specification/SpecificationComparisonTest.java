// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.specification;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.resource.Resource;
import org.junit.jupiter.api.Test;

import static io.github.camelpipedrive.operation.Words.oneOf;
import static io.github.camelpipedrive.operation.Words.required;
import static io.github.camelpipedrive.operation.Words.text;
import static org.assertj.core.api.Assertions.assertThat;

/** The maintainer's command against a small description of our own. */
class SpecificationComparisonTest {

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private static final String FLOORS =
            """
            paths:
              /floors/{id}:
                put:
                  x-token-cost: 7
                  security: [{oauth2: ["floors:full"]}]
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer}}
                    - {name: order, in: query, schema: {type: string, enum: [up, down]}}
                  requestBody:
                    content:
                      application/json:
                        schema:
                          allOf:
                            - {properties: {name: {type: string}}, required: [name]}
                            - {properties: {colour: {type: string}}}
            """;

    private static final Operation FLOOR = Operation.of(
                    Resource.of("floor", "floors"), "lay", ApiVersion.V2, Method.PUT, "/floors/{id}")
            .cost(7)
            .scopes("floors:full")
            .query(oneOf("order", "The order.", "up", "down"))
            .body(required(text("name", "The name.")), text("colour", "The colour."));

    @Test
    void findsNothingWhereRowAndDescriptionSayTheSame() throws Exception {
        assertThat(differences(FLOOR)).isEmpty();
    }

    @Test
    void namesEachDifference() throws Exception {
        Operation other = Operation.of(Resource.of("floor", "floors"), "lay", ApiVersion.V2, Method.PUT, "/floors/{id}")
                .cost(5)
                .scopes("floors:read")
                .query(oneOf("order", "The order.", "up", "sideways"))
                .body(text("name", "The name."), text("weight", "The weight."));

        assertThat(differences(other))
                .containsExactly(
                        "floor/lay: cost is 5, the specification says 7",
                        "floor/lay: scopes are [floors:read], the specification says [floors:full]",
                        "floor/lay: parameters are [body name, body weight, path id, query order], the specification"
                                + " says [body colour, body name, path id, query order]",
                        "floor/lay: required is [id], the specification says [id, name]",
                        "floor/lay: choices of order are [sideways, up], the specification says [down, up]");
    }

    @Test
    void namesAnOperationThatIsNotDescribed() throws Exception {
        Operation other =
                Operation.of(Resource.of("floor", "floors"), "tear", ApiVersion.V2, Method.DELETE, "/floors/{id}");

        assertThat(differences(other)).containsExactly("floor/tear: the specification has no DELETE /floors/{id}");
    }

    @Test
    void comparesAllRowsButThoseOfTheAuthorizationServer() {
        List<Operation> described = SpecificationComparison.described();

        assertThat(described).isNotEmpty().noneMatch(each -> each.kind() == Operation.Kind.COMPOSED);
        assertThat(SpecificationComparison.differences(described, NOTHING, NOTHING))
                .hasSize(described.size())
                .allMatch(difference -> difference.contains(": the specification has no "));
    }

    private static List<String> differences(Operation operation) throws Exception {
        JsonNode specification = new ObjectMapper(new YAMLFactory()).readTree(FLOORS);
        return SpecificationComparison.differences(List.of(operation), NOTHING, specification);
    }
}
