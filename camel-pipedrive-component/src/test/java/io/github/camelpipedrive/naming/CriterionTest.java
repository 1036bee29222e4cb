// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.field.FieldDefinition;
import io.github.camelpipedrive.field.FieldType;
import io.github.camelpipedrive.naming.Criterion.ByCustomField;
import io.github.camelpipedrive.naming.Criterion.ByField;
import io.github.camelpipedrive.naming.Criterion.ByValue;
import io.github.camelpipedrive.naming.Criterion.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which records fit, and what a search looks for. */
class CriterionTest {

    private static final String KEY = "ab".repeat(20);

    static Stream<Arguments> records() {
        Map<String, Object> person = Map.of(
                "name", "Jo  Lind",
                "emails", List.of(Map.of("value", "jo@acme.example"), Map.of("value", "JO@home.example")),
                "phones", List.of(Map.of("value", "+372 5555-1234")),
                "org_id", 7,
                "custom_fields", Map.of(KEY, Map.of("value", 4800, "currency", "EUR")));
        Map<String, Object> lead = Map.of("title", "Roof", KEY, "EE 100", "person_id", 3L);
        return Stream.of(
                arguments(person, new ByField("name", " jo lind "), true),
                arguments(person, new ByField("name", "Jo"), false),
                arguments(person, new ByField("name", ""), false),
                arguments(person, new ByField("email", "jo@home.example"), true),
                arguments(person, new ByField("email", "o@home.example"), false),
                arguments(person, new ByField("phone", "00372 55 55 12 34"), true),
                arguments(person, new ByField("phone", "(+372) 55551234"), false),
                arguments(person, new ByField("phone", "55551234"), false),
                arguments(person, new ByField("phone", "none"), false),
                arguments(person, new ByValue("org_id", 7), true),
                arguments(person, new ByValue("org_id", "7"), true),
                arguments(person, new ByValue("org_id", 77), false),
                arguments(person, new ByValue("owner_id", 7), false),
                arguments(person, custom("4800.0", FieldType.MONETARY), true),
                arguments(person, custom("4801", FieldType.MONETARY), false),
                arguments(lead, custom("ee 100", FieldType.VARCHAR), true),
                arguments(lead, custom("EE100", FieldType.VARCHAR), false),
                arguments(lead, new ByValue("person_id", 3), true),
                arguments(Map.of("owner_id", Map.of("id", 9, "name", "Sam")), new ByValue("owner_id", 9), true),
                arguments(
                        Map.of("address", Map.of("value", "14 Harbour Lane")),
                        new ByField("address", "14 harbour lane"),
                        true));
    }

    private static ByCustomField custom(String value, FieldType type) {
        return new ByCustomField(new FieldDefinition(KEY, "Number", type, List.of(), true), value);
    }

    @ParameterizedTest
    @MethodSource("records")
    void fitsTheRecordsThatHaveTheValue(Map<String, Object> record, Criterion criterion, boolean fits) {
        assertThat(criterion.fits(record)).isEqualTo(fits);
    }

    @Test
    void looksForBothFormsOfUnicodeAndForSingleBlanks() {
        String composed = Normalizer.normalize("Café  Zürich", Normalizer.Form.NFC);

        assertThat(new ByField("name", composed).terms())
                .containsExactly(
                        new Term("Café Zürich", true),
                        new Term(Normalizer.normalize("Café Zürich", Normalizer.Form.NFD), true));
    }

    @Test
    void looksForTheLastDigitsOfANumberLast() {
        assertThat(new ByField("phone", "00372 5555 1234").terms())
                .containsExactly(new Term("00372 5555 1234", true), new Term("1234", false));
        assertThat(new ByField("phone", "1-23").terms())
                .containsExactly(new Term("1-23", true), new Term("123", false));
    }

    @Test
    void looksForAShortNumberInAllSpellings() {
        assertThat(new ByField("phone", "1234").terms())
                .containsExactly(new Term("1234", true), new Term("1234", false));
        assertThat(new ByField("phone", "n/a").terms()).containsExactly(new Term("n/a", true));
    }

    @Test
    void hasOneKeyForAllSpellings() {
        assertThat(new ByField("email", "JO@acme.example").key())
                .isEqualTo(new ByField("email", " jo@acme.example").key());
        assertThat(new ByField("phone", "+1 22").key()).isEqualTo(new ByField("phone", "001-22").key());
        assertThat(new ByField("name", "Jo").key()).isNotEqualTo(new ByField("email", "Jo").key());
    }
}
