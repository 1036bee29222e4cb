// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The catalogue: how it finds operations, and what holds for each of its rows. */
class OperationCatalogueTest {

    private static final OperationCatalogue CATALOGUE = PipedriveOperations.catalogue();

    static List<Operation> rows() {
        return CATALOGUE.operations();
    }

    static Stream<Operation> rowsOfTheApi() {
        return rows().stream().filter(row -> row.kind() == Operation.Kind.HTTP);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsEachOperationByItsName(Operation row) {
        assertThat(CATALOGUE.operation(row.resource().name(), row.name())).isSameAs(row);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            deal  | serach     | Unknown operation 'deal/serach'. Did you mean 'deal/search'?
            deal  | Create     | Unknown operation 'deal/Create'. Did you mean 'deal/create'?
            note  | search     | Unknown operation 'note/search'. There are note/create, note/get, note/list, note/update, note/delete, note/find.
            user  | create     | Unknown operation 'user/create'. There are user/get, user/list, user/getCurrent, user/find.
            deals | create     | Unknown resource 'deals' in 'deals/create'. Did you mean 'deal/create'?
            Deal  | create     | Unknown resource 'Deal' in 'Deal/create'. Did you mean 'deal/create'?
            organisation | get | Unknown resource 'organisation' in 'organisation/get'. Did you mean 'organization/get'?
            """)
    void namesWhatSomebodyMayHaveMeant(String resource, String operation, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.operation(resource, operation))
                .withMessage(message);
    }

    @Test
    void namesTheResourcesWhereNoneIsNear() {
        String resources =
                rows().stream().map(row -> row.resource().name()).distinct().collect(Collectors.joining(", "));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.operation("xyzzy", "frobnicate"))
                .withMessage("Unknown resource 'xyzzy' in 'xyzzy/frobnicate'. The resources are " + resources + ".");
    }

    @Test
    void refusesTwoOperationsOfOneName() {
        Operation row = Words.list(Resources.DEAL, ApiVersion.V2, "/deals");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationCatalogue.of(List.of(row, row.cost(1))))
                .withMessage("There are two operations called deal/list");
    }

    @Test
    void keepsTheOrderOfTheRows() {
        Operation first = Words.list(Resource.of("z", "zs"), ApiVersion.V2, "/z");
        Operation second = Words.list(Resource.of("a", "as"), ApiVersion.V2, "/a");

        assertThat(OperationCatalogue.of(List.of(first, second)).operations()).containsExactly(first, second);
    }

    @Test
    void hasWhatEveryUserMeetsFirst() {
        Set<String> core = new HashSet<>(Set.of("product/list"));
        for (String resource : List.of("deal", "person", "organization")) {
            List.of("create", "get", "list", "update", "delete", "search")
                    .forEach(name -> core.add(resource + "/" + name));
        }
        for (String resource : List.of("lead", "activity", "note")) {
            List.of("create", "get", "list", "update", "delete").forEach(name -> core.add(resource + "/" + name));
        }

        assertThat(core).hasSize(34);
        assertThat(rows()).extracting(Operation::id).containsAll(core);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isNamedAsTheUriWantsIt(Operation row) {
        assertThat(row.resource().name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(row.name()).matches("[a-z]+([A-Z][a-z]+)*");
        assertThat(row.summary()).matches("[A-Z].*\\.");
    }

    @ParameterizedTest
    @MethodSource("rowsOfTheApi")
    void saysWhatACallCostsAndWhichScopesAllowIt(Operation row) {
        assertThat(row.cost()).isBetween(1, 80);
        assertThat(row.scopes())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(scope -> scope.matches("[a-z]+(-[a-z]+)*(:[a-z]+)?"));
        assertThat(row.path()).startsWith(row.version().basePath() + "/");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void describesItsParameters(Operation row) {
        assertThat(row.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.name()).matches("[a-z][a-z0-9_]*");
            assertThat(parameter.description()).matches("[A-Z0-9].*\\.");
        });
    }

    /** Otherwise an option in Camel's spelling would mean either of two. */
    @ParameterizedTest
    @MethodSource("rows")
    void hasNoTwoParametersThatAreOneInCamelsSpelling(Operation row) {
        assertThat(row.parameters())
                .extracting(parameter -> Spelling.camelCase(parameter.name()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void pagesNothingButLists(Operation row) {
        boolean paged = row.paging() != Paging.NONE;

        assertThat(paged && !row.result().isList()).isFalse();
        assertThat(row.parameter("limit").isPresent()).isEqualTo(paged);
        assertThat(row.parameter("cursor").isPresent()).isEqualTo(row.paging() == Paging.CURSOR);
        assertThat(row.parameter("start").isPresent()).isEqualTo(row.paging() == Paging.OFFSET);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void writesABodyOnlyWhereThereAreFields(Operation row) {
        boolean fields = row.parameters().stream().anyMatch(Parameter::inBody);

        assertThat(row.bodyKind() == BodyKind.NONE).isEqualTo(!fields);
        assertThat(fields && row.kind() == Operation.Kind.HTTP && row.method() == Method.GET)
                .isFalse();
    }

    /** In the path and the query there is no way to write an object. */
    @ParameterizedTest
    @MethodSource("rows")
    void writesObjectsInBodiesOnly(Operation row) {
        assertThat(row.parameters())
                .filteredOn(parameter -> List.of(Location.PATH, Location.QUERY).contains(parameter.location())
                        && parameter.type().isStructured())
                .allSatisfy(parameter -> assertThat(parameter.type())
                        .isInstanceOfSatisfying(
                                ListOf.class,
                                list -> assertThat(list.item().isStructured()).isFalse()));
    }
}
