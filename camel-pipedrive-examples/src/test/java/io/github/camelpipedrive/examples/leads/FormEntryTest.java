// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormEntryTest {

    private static final List<String> FIELDS = List.of(
            "F-20481",
            "2026-10-08 01:34",
            "Ilse Varga",
            "Kachelwerk Immergrün",
            "ilse@example.org",
            "+1 555 0111",
            "Slate tile 30x30",
            "4.800,-",
            "EUR",
            "Please call.",
            "yes");

    private static FormEntry entry() {
        return entry(Map.of());
    }

    private static FormEntry entry(Map<String, String> changes) {
        List<String> fields = new ArrayList<>(FIELDS);
        changes.forEach((column, text) -> fields.set(Form.COLUMNS.indexOf(column), text));
        FormEntry.Row row = new FormEntry.Row(7, List.copyOf(fields), false);
        return FormEntry.of(row, column -> row.fields().get(Form.COLUMNS.indexOf(column)));
    }

    private static FormEntry entry(String column, String text) {
        return entry(Map.of(column, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ilse@example.org",
                " Ilse@Example.ORG ",
                "mailto:ilse@example.org",
                "<ilse@example.org>",
                "mailto:<ilse@example.org>",
                "ilse@example.org.",
                "ilse@example.org;"
            })
    void cleansAddresses(String text) {
        assertThat(entry("E-mail", text).email()).isEqualTo("ilse@example.org");
    }

    @Test
    void leavesOneSpaceBetweenWords() {
        assertThat(entry("Name", "  Ilse \t van\u00A0der\n Voeg ").name()).isEqualTo("Ilse van der Voeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "n/a", "N/A", "none", "privat", "Private", "."})
    void knowsWhatPeopleWriteWhenThereIsNoCompany(String text) {
        assertThat(entry("Company", text).company()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'  +49 (30) 23125 003 ', +49 (30) 23125 003",
        "030/23125-003, 030/23125-003",
        "'Tel. 020 7946 0011', 020 7946 0011",
        "'+1 555 \"0111\"', +1 555 0111",
        "none, ''",
        "12, ''"
    })
    void keepsOfAPhoneNumberWhatIsOne(String text, String phone) {
        assertThat(entry("Phone", text).phone()).isEqualTo(phone);
    }

    @Test
    void keepsTheLinesOfAMessageAndDropsWhatCantBeSeen() {
        assertThat(entry("Message", "\n Hello,\n\n- 12 m²\u0000\u0007\n").message())
                .isEqualTo("Hello,\n\n- 12 m²");
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "Ja, true", "sí, true", "1, true", "no, false", "nein, false", "'', false"})
    void readsConsent(String text, boolean consent) {
        assertThat(entry("Consent", text).consent()).isEqualTo(consent);
    }

    @Test
    void callsThePersonByTheAddressWhenThereIsNoName() {
        assertThat(entry("Name", " ").personName()).isEqualTo("ilse@example.org");
        assertThat(entry().personName()).isEqualTo("Ilse Varga");
    }

    @Test
    void hasTheNumberInTheTitle() {
        assertThat(entry().title()).isEqualTo("Slate tile 30x30 [F-20481]");
        assertThat(entry("Interest", "").title()).isEqualTo("Enquiry [F-20481]");
    }

    @Test
    void isTheSameWhenItIsSentAgainOnTheSameDay() {
        FormEntry again = entry(Map.of(
                "Entry", "F-20482",
                "Received", "2026-10-08 01:35",
                "E-mail", "ILSE@example.org",
                "Budget", "4800",
                "Message", "Please  call."));

        assertThat(again.fingerprint()).isEqualTo(entry().fingerprint()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({
        "Received, 2026-10-09 01:34",
        "E-mail, rosa@example.org",
        "Interest, Samples",
        "Budget, 4.900",
        "Currency, USD",
        "Message, Please write."
    })
    void isAnotherOneWhenSomethingElseIsAskedFor(String column, String text) {
        assertThat(entry(column, text).fingerprint()).isNotEqualTo(entry().fingerprint());
    }
}
