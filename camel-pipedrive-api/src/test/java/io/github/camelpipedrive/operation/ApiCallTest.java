// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.PathSegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelpipedrive.operation.Method.DELETE;
import static io.github.camelpipedrive.operation.Method.GET;
import static io.github.camelpipedrive.operation.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The row that its user completes: what of it is allowed, and what an operation it makes. */
class ApiCallTest {

    private static Operation row(Method method, String path) {
        return new ApiCall(method, path, null, false).row();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/deals, /api/v2/deals",
        "/api/v1/deals/{id}/flow, /api/v1/deals/{id}/flow",
        "/v1/deals/{id}/flow, /api/v1/deals/{id}/flow",
        "/api/v2/deals/{deal_id}/products/{id}, /api/v2/deals/{deal_id}/products/{id}",
        "/api/v2/a.b_c~d:e@f-0, /api/v2/a.b_c~d:e@f-0",
    })
    void takesPathsOfTheApi(String path, String expected) {
        assertThat(row(GET, path).path()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/deals",
                "/api/v3/deals",
                "/oauth/token",
                "api/v2/deals",
                "//evil.example/api/v2/deals",
                "https://evil.example/api/v2/deals",
                "/api/v2//deals",
                "/api/v2/deals/",
                "/api/v2/../v1/users",
                "/api/v2/./deals",
                "/api/v2/deals/..",
                "/api/v2/%2e%2e/v1/users",
                "/api/v2/deals%2F7",
                "/api/v2/deals\\7",
                "/api/v2/deals?limit=3",
                "/api/v2/deals#a",
                "/api/v2/deals/{}",
                "/api/v2/deals/{id",
                "/api/v2/deals/x{id}",
                "/api/v2/deals 7",
                "/api/v2/deals\n",
                "/api/v2/@evil.example:80\r\nHost: x",
            })
    void refusesPathsThatLeadElsewhere(String path) {
        assertThatThrownBy(() -> row(GET, path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("api/call: path ")
                .hasMessageEndingWith(
                        ", such as /api/v2/deals/{id}/participants; got '" + path.replaceFirst("\\?.*", "?…") + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v2/deals, 10, false",
        "GET, /api/v2/deals/search, 20, true",
        "GET, /api/v2/itemSearch, 20, true",
        "GET, /api/v1/itemSearch/field, 40, true",
        "GET, /api/v1/recents, 20, false",
        "POST, /api/v2/deals, 5, false",
        "PATCH, /api/v2/deals/{id}, 5, false",
        "PUT, /api/v1/notes/{id}, 10, false",
        "DELETE, /api/v2/deals/{id}, 3, false",
        "DELETE, /api/v1/notes/{id}, 6, false",
    })
    void takesTheUsualCostAndLimitOfItsKind(Method method, String path, int cost, boolean search) {
        assertThat(row(method, path).cost()).isEqualTo(cost);
        assertThat(row(method, path).isCountedAsSearch()).isEqualTo(search);
    }

    @Test
    void takesTheGivenCost() {
        assertThat(new ApiCall(GET, "/api/v2/deals", 0, false).row().cost()).isZero();
        assertThat(new ApiCall(POST, "/api/v2/deals", 40, false).row().cost()).isEqualTo(40);
        assertThatThrownBy(() -> new ApiCall(GET, "/api/v2/deals", -1, false).row())
                .hasMessage("api/call: cost must be 0 or more, not -1");
    }

    @Test
    void hasAValueForEachPlaceholderAndAnyQuery() {
        Operation row = row(GET, "/api/v2/deals/{id}/products/{attachment}");

        assertThat(row.id()).isEqualTo("api/call");
        assertThat(row.takesAnyQuery()).isTrue();
        assertThat(row.bodyKind()).isEqualTo(BodyKind.NONE);
        assertThat(row.parameters()).extracting(Parameter::name).containsExactly("id", "attachment");
        assertThat(row.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.type()).isEqualTo(new PathSegment());
            assertThat(parameter.required()).isTrue();
        });
    }

    @Test
    void takesAnyBodyExceptForReads() {
        Operation row = row(DELETE, "/api/v2/deals");

        assertThat(row.bodyKind()).isEqualTo(BodyKind.ANY);
        assertThat(row.locationOfUnnamed()).isEqualTo(Parameter.Location.QUERY);
        assertThat(row.parameter("body").map(Parameter::type)).hasValue(AnyJson.INSTANCE);
        assertThat(row.parameter("body").map(Parameter::required)).hasValue(false);
    }

    @Test
    void isReadPageByPageAsItsVersionPages() {
        Operation second = new ApiCall(GET, "/api/v2/deals", null, true).row();
        Operation first = new ApiCall(GET, "/api/v1/recents", null, true).row();
        Operation search = new ApiCall(GET, "/api/v2/deals/search", null, true).row();

        assertThat(second.paging()).isEqualTo(Paging.CURSOR);
        assertThat(second.result()).isEqualTo(Result.ANY_RECORDS);
        assertThat(first.paging()).isEqualTo(Paging.OFFSET);
        assertThat(search.result()).isEqualTo(Result.FOUND);
        assertThat(row(GET, "/api/v2/deals").result()).isEqualTo(Result.ANY);
        assertThatThrownBy(() -> new ApiCall(POST, "/api/v2/deals", null, true).row())
                .hasMessage("api/call: pages are read by GET, not by POST");
    }

    @Test
    void writesUnlessItIsARead() {
        assertThat(row(GET, "/api/v2/deals").effect().writes()).isFalse();
        assertThat(row(POST, "/api/v2/deals").effect().writes()).isTrue();
        assertThat(row(DELETE, "/api/v2/deals").effect().writes()).isTrue();
    }
}
