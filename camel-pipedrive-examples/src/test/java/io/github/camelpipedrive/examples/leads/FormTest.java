// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class FormTest {

    private static final String HEADER =
            "Entry,Received,Name,Company,E-mail,Phone,Interest,Budget,Currency,Message,Consent\n";

    private final Form form = new Form();

    private Iterator<FormEntry> entries(String text) throws IOException {
        return form.entries(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<FormEntry> all(String text) throws IOException {
        List<FormEntry> all = new ArrayList<>();
        entries(text).forEachRemaining(all::add);
        return all;
    }

    @Test
    void findsColumnsByTheirNames() throws IOException {
        List<FormEntry> all = all("consent, E-MAIL ,Extra,Message,Currency,Budget,Interest,Phone,Company,Name,"
                + "Received,Entry\nyes,ilse@example.org,?,Hi,EUR,10,Samples,+1 555 0111,Tiles,Ilse,2026-10-08,F-1\n");

        assertThat(all).singleElement().satisfies(entry -> {
            assertThat(entry.problem()).isEmpty();
            assertThat(entry.number()).isEqualTo("F-1");
            assertThat(entry.received()).isEqualTo("2026-10-08");
            assertThat(entry.name()).isEqualTo("Ilse");
            assertThat(entry.company()).isEqualTo("Tiles");
            assertThat(entry.email()).isEqualTo("ilse@example.org");
            assertThat(entry.phone()).isEqualTo("+1 555 0111");
            assertThat(entry.interest()).isEqualTo("Samples");
            assertThat(entry.budget()).isEqualTo("10");
            assertThat(entry.amount()).isEqualTo("10");
            assertThat(entry.currency()).isEqualTo("EUR");
            assertThat(entry.message()).isEqualTo("Hi");
            assertThat(entry.consent()).isTrue();
        });
    }

    @Test
    void saysWhichColumnsAreMissing() {
        assertThatThrownBy(() -> entries("Entry,Name,Mail\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("The file lacks the columns [Received, Company, E-mail, Phone, Interest, Budget, Currency,"
                        + " Message, Consent]; its first line has [Entry, Name, Mail]");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> form.entries(null))
                .isInstanceOf(IOException.class)
                .hasMessage("There is no file to read; hidden ones are left alone");
    }

    @Test
    void saysWhyARowCantBeRead() throws IOException {
        List<FormEntry> all = all(HEADER + "F-1,short\nF-2,\"never closed,,\n");

        assertThat(all)
                .extracting(FormEntry::problem)
                .containsExactly("2 columns instead of 11", "a quotation mark is opened and not closed");
    }

    @Test
    void endsWhenItIsStopped() throws IOException {
        Iterator<FormEntry> entries = entries(HEADER + "F-1\nF-2\n");
        entries.next();

        form.stop();

        assertThat(entries.hasNext()).isFalse();
    }

    @Test
    void writesRejectsThatCanBeCorrectedAndReadAgain() throws IOException {
        String row = "F-1,2026-10-08,\"Varga, Ilse\",\"\"\"The Tile Shed\"\"\",ilse@,,Samples,,,\"Hi\n\nthere\",yes\n";
        FormEntry entry = all(HEADER + row).get(0);

        String first = form.rejected(entry, "'ilse@' is no e-mail address");
        String second = form.rejected(entry, "again, \"twice\"");

        assertThat(first)
                .isEqualTo("Line,Reason,Entry,Received,Name,Company,E-mail,Phone,Interest,Budget,Currency,Message,"
                        + "Consent\n2,'ilse@' is no e-mail address," + row);
        assertThat(second).isEqualTo("2,\"again, \"\"twice\"\"\"," + row);
        assertThat(new Form().entries(new ByteArrayInputStream((first + second).getBytes(StandardCharsets.UTF_8))))
                .toIterable()
                .extracting(FormEntry::company, FormEntry::message)
                .containsOnly(tuple("\"The Tile Shed\"", "Hi\n\nthere"))
                .hasSize(2);
    }
}
