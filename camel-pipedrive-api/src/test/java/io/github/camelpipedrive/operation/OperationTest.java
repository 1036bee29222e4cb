// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelpipedrive.operation.ApiVersion.V1;
import static io.github.camelpipedrive.operation.ApiVersion.V2;
import static io.github.camelpipedrive.operation.Words.file;
import static io.github.camelpipedrive.operation.Words.id;
import static io.github.camelpipedrive.operation.Words.json;
import static io.github.camelpipedrive.operation.Words.listOf;
import static io.github.camelpipedrive.operation.Words.required;
import static io.github.camelpipedrive.operation.Words.text;
import static io.github.camelpipedrive.operation.Words.uuid;
import static io.github.camelpipedrive.operation.Words.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How a row is put together, and what it says of itself. */
class OperationTest {

    private static final Operation PLAIN =
            Operation.of(Resource.of("deal-product", "deal products"), "list", V2, Method.GET, "/deals/{id}/products");

    @Test
    void saysWhatItIsGiven() {
        Operation row = Operation.of(Resource.of("deal", "deals"), "merge", V1, Method.PUT, "/deals/{id}/merge")
                .cost(40)
                .does("Merges two deals.")
                .scopes("deals:full", "admin")
                .returns(Result.RECORDS)
                .body(required(id("merge_with_id", Resources.DEAL, "The other deal.")));

        assertThat(row.id()).isEqualTo("deal/merge").isEqualTo(row.toString());
        assertThat(row.resource()).isEqualTo(Resources.DEAL).hasToString("deal");
        assertThat(row.name()).isEqualTo("merge");
        assertThat(row.version()).isEqualTo(V1);
        assertThat(row.method()).isEqualTo(Method.PUT);
        assertThat(row.path()).isEqualTo("/api/v1/deals/{id}/merge");
        assertThat(row.cost()).isEqualTo(40);
        assertThat(row.summary()).isEqualTo("Merges two deals.");
        assertThat(row.scopes()).containsExactly("deals:full", "admin");
        assertThat(row.result()).isEqualTo(Result.RECORDS);
        assertThat(row.bodyKind()).isEqualTo(BodyKind.JSON);
        assertThat(row.paging()).isEqualTo(Paging.NONE);
        assertThat(row.rules()).isEmpty();
        assertThat(row.parameters())
                .containsExactly(
                        new Parameter("id", Location.PATH, new RecordId(Resources.DEAL), true, "The deal's ID."),
                        new Parameter(
                                "merge_with_id", Location.BODY, new RecordId(Resources.DEAL), true, "The other deal."));
    }

    @Test
    void isNeverChangedByWhatIsMadeOfIt() {
        Operation changed = PLAIN.cost(5)
                .does("Lists.")
                .scopes("a")
                .by(Method.POST)
                .returns(Result.FOUND)
                .cursorPaged()
                .query(text("q", "A query."))
                .body(text("b", "A field."))
                .checked(new Rule.Never("b", "no"))
                .flatCustomFields();

        assertThat(changed).isNotSameAs(PLAIN);
        assertThat(PLAIN.cost()).isZero();
        assertThat(PLAIN.summary()).isEmpty();
        assertThat(PLAIN.scopes()).isEmpty();
        assertThat(PLAIN.method()).isEqualTo(Method.GET);
        assertThat(PLAIN.result()).isEqualTo(Result.RECORD);
        assertThat(PLAIN.paging()).isEqualTo(Paging.NONE);
        assertThat(PLAIN.parameters()).extracting(Parameter::name).containsExactly("id");
        assertThat(PLAIN.bodyKind()).isEqualTo(BodyKind.NONE);
        assertThat(PLAIN.rules()).isEmpty();
        assertThat(PLAIN.takesFlatCustomFields()).isFalse();
    }

    @Test
    void takesEachPlaceholderOfThePathAsAParameter() {
        Operation row = Operation.of(
                Resource.of("deal-product", "deal products"),
                "update",
                V2,
                Method.PATCH,
                "/deals/{id}/products/{product_id}");

        assertThat(row.parameters())
                .containsExactly(
                        new Parameter(
                                "id", Location.PATH, new RecordId(row.resource()), true, "The deal product's ID."),
                        new Parameter("product_id", Location.PATH, IntegerValue.ID, true, "The ID in the path."));
    }

    @Test
    void takesAnotherTypeForAPlaceholder() {
        Operation row = PLAIN.path(uuid("id", "The lead's ID."));

        assertThat(row.parameter("id")).get().satisfies(id -> {
            assertThat(id.type().description()).isEqualTo("UUID");
            assertThat(id.location()).isEqualTo(Location.PATH);
            assertThat(id.required()).isTrue();
        });
    }

    @Test
    void refusesATypeForAPlaceholderThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.path(uuid("lead_id", "The lead's ID.")))
                .withMessage("/deals/{id}/products has no placeholder {lead_id}");
    }

    @Test
    void refusesTwoParametersOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.query(text("id", "Another ID.")))
                .withMessage("deal-product/list has two parameters called id");
    }

    @Test
    void findsAParameterInBothSpellings() {
        Operation row = PLAIN.query(id("owner_id", Resources.USER, "The owner."));

        assertThat(row.parameter("owner_id"))
                .isEqualTo(row.parameter("ownerId"))
                .isPresent();
        assertThat(row.parameter("OWNER_ID")).isEmpty();
        assertThat(row.parameter("owner")).isEmpty();
    }

    /** A name in the API's spelling is never taken for another one's in Camel's. */
    @Test
    void keepsNamesApartThatAreOneInCamelsSpelling() {
        Operation row = PLAIN.query(text("user_name", "One."), text("userName", "Another."));

        assertThat(row.parameter("userName").orElseThrow().description()).isEqualTo("Another.");
        assertThat(row.parameter("user_name").orElseThrow().description()).isEqualTo("One.");
    }

    @Test
    void pagesByCursor() {
        Operation row = PLAIN.cursorPaged();

        assertThat(row.paging()).isEqualTo(Paging.CURSOR);
        assertThat(row.parameters()).extracting(Parameter::name).containsExactly("id", "limit", "cursor");
    }

    @Test
    void pagesByOffset() {
        Operation row = PLAIN.offsetPaged();

        assertThat(row.paging()).isEqualTo(Paging.OFFSET);
        assertThat(row.parameters()).extracting(Parameter::name).containsExactly("id", "limit", "start");
    }

    @Test
    void writesABodyOfEachKind() {
        assertThat(PLAIN.body(text("a", "A.")).bodyKind()).isEqualTo(BodyKind.JSON);
        assertThat(PLAIN.arrayBody(listOf("a", Text.ANY, "A.")).bodyKind()).isEqualTo(BodyKind.ARRAY);
        assertThat(PLAIN.form(text("a", "A.")).bodyKind()).isEqualTo(BodyKind.FORM);
        assertThat(PLAIN.multipart(file("file", "The file.")).bodyKind()).isEqualTo(BodyKind.MULTIPART);
        assertThat(PLAIN.body(text("a", "A.")).query(text("q", "Q.")).bodyKind())
                .as("a query leaves the body as it is")
                .isEqualTo(BodyKind.JSON);
        assertThat(PLAIN.multipart(file("file", "The file.")).parameter("file"))
                .get()
                .extracting(Parameter::location)
                .isEqualTo(Location.BODY);
    }

    @Test
    void takesAPlainBodyAsTheIdOrElseTheTerm() {
        Operation search =
                Words.search(Resources.DEAL, V2, "/deals/search").query(required(words("term", "The term.")));

        assertThat(PLAIN.principal()).get().extracting(Parameter::name).isEqualTo("id");
        assertThat(search.principal()).get().extracting(Parameter::name).isEqualTo("term");
        assertThat(Words.list(Resources.DEAL, V2, "/deals").principal()).isEmpty();
    }

    @Test
    void takesFlatCustomFieldsOnlyWhereItSaysSo() {
        String key = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";
        Operation lead = PLAIN.flatCustomFields();

        assertThat(lead.takesFlatCustomFields()).isTrue();
        assertThat(lead.takesFlatCustomField(key)).isTrue();
        assertThat(lead.takesFlatCustomField(key + "_currency")).isTrue();
        assertThat(lead.takesFlatCustomField("colour")).isFalse();
        assertThat(PLAIN.takesFlatCustomField(key)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ownr_id  | unknown parameter 'ownr_id'. Did you mean 'owner_id'?
            ownerID  | unknown parameter 'ownerID'. Did you mean 'owner_id'?
            xyzzy    | unknown parameter 'xyzzy'. It takes id, owner_id.
            """)
    void namesTheParameterThatSomebodyMayHaveMeant(String wrong, String message) {
        assertThat(PLAIN.query(id("owner_id", Resources.USER, "The owner.")).unknownParameter(wrong))
                .isEqualTo(message);
    }

    /** Slips that are right elsewhere: in another operation, or in version 1. */
    @ParameterizedTest
    @CsvSource({
        "organization_id, org_id",
        "organizationId, org_id",
        "org_id, organization_id",
        "orgId, organization_id",
        "user_id, owner_id",
        "userId, owner_id",
        "label, label_ids",
        "sort, sort_by",
        "start, cursor",
        "cursor, start"
    })
    void knowsWhatTheApiCallsByAnotherNameElsewhere(String wrong, String right) {
        assertThat(PLAIN.query(text(right, "It.")).unknownParameter(wrong))
                .isEqualTo("unknown parameter '" + wrong + "'. Did you mean '" + right + "'?");
        assertThat(PLAIN.query(text("xyzzy", "Other.")).unknownParameter(wrong))
                .isEqualTo("unknown parameter '" + wrong + "'. It takes id, xyzzy.");
    }

    @Test
    void saysThatItTakesCustomFieldsToo() {
        assertThat(PLAIN.flatCustomFields().takes()).isEqualTo(" It takes id, and custom fields by their key.");
    }

    @Test
    void saysThatItHasNoParameters() {
        assertThat(Operation.of(Resource.of("user", "users"), "getCurrent", V1, Method.GET, "/users/me")
                        .unknownParameter("id"))
                .isEqualTo("unknown parameter 'id'. It has no parameters.");
    }

    @Test
    void needsAnyFieldOfItsBody() {
        Operation update = Words.update(Resources.DEAL, V2, "/deals/{id}")
                .body(text("title", "The title."))
                .needsAnyField();
        String none = "no field is given: give at least one, in the body, as a header or as an option";

        assertThat(violations(update, Map.of("id", 1))).containsExactly(none);
        assertThat(violations(update, Map.of())).containsExactly(none);
        assertThat(violations(update, Map.of("id", 1, "title", "x"))).isEmpty();
        assertThat(violations(update.flatCustomFields(), Map.of("id", 1))).containsExactly(none);
        assertThat(violations(
                        Words.update(Resources.LEAD, V1, "/leads/{id}")
                                .flatCustomFields()
                                .needsAnyField(),
                        Map.of("id", 1)))
                .containsExactly(none + " (custom fields by their key)");
    }

    private static List<String> violations(Operation operation, Map<String, Object> values) {
        return operation.rules().stream()
                .map(rule -> rule.violation(values))
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void namesWhatIsCommonToManyRows() {
        assertThat(List.of(
                        Words.create(Resources.DEAL, V2, "/deals"),
                        Words.get(Resources.DEAL, V2, "/deals/{id}"),
                        Words.list(Resources.DEAL, V2, "/deals"),
                        Words.update(Resources.DEAL, V2, "/deals/{id}"),
                        Words.delete(Resources.DEAL, V2, "/deals/{id}"),
                        Words.search(Resources.DEAL, V2, "/deals/search")))
                .extracting(row -> row.id() + " " + row.method() + " " + row.path() + " "
                        + row.result().kind() + " " + row.paging())
                .containsExactly(
                        "deal/create POST /api/v2/deals RECORD NONE",
                        "deal/get GET /api/v2/deals/{id} RECORD NONE",
                        "deal/list GET /api/v2/deals RECORDS NONE",
                        "deal/update PATCH /api/v2/deals/{id} RECORD NONE",
                        "deal/delete DELETE /api/v2/deals/{id} RECORD NONE",
                        "deal/search GET /api/v2/deals/search FOUND CURSOR");
    }

    @Test
    void knowsWhichResultsAreLists() {
        assertThat(Result.RECORD.isList()).isFalse();
        assertThat(Result.BINARY.isList()).isFalse();
        assertThat(Result.RECORDS.isList()).isTrue();
        assertThat(Result.FOUND.isList()).isTrue();
        assertThat(Result.recordsAt("fields").isList()).isTrue();
        assertThat(Result.recordsAt("fields").listKey()).isEqualTo("fields");
        assertThat(Result.FOUND.listKey()).isEqualTo("items");
        assertThat(Result.RECORDS.listKey()).isEmpty();
    }

    @Test
    void refusesAParameterThatNobodyDescribed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text("title", " "))
                .withMessage("Parameter title has no description");
    }

    @Test
    void letsAnyJsonBeAParameter() {
        assertThat(json("filter", "The filter.").type().description()).isEqualTo("JSON");
        assertThat(json("filter", "The filter.").inBody()).isFalse();
        assertThat(PLAIN.body(json("filter", "The filter."))
                        .parameter("filter")
                        .orElseThrow()
                        .inBody())
                .isTrue();
    }

    @Test
    void isRecognizedByFieldsOfItsOwnOnly() {
        Operation row = Operation.of(Resource.of("deal", "deals"), "create", V2, Method.POST, "/deals/{id}")
                .body(required(text("title", "The title.")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.recognizedBy("title", "name"))
                .withMessage("deal/create has no field name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.recognizedBy("id"))
                .withMessage("deal/create has no field id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.unlistedWhen("is_archived"))
                .withMessage("deal/create has no field is_archived");
        assertThat(row.recognizedBy("title").id()).isEqualTo("deal/create");
    }
}
