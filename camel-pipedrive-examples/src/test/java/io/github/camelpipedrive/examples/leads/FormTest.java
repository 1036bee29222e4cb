// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelpipedrive.examples.leads.FormEntry.Row;
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

        String first = form.rejected(entry, "'ilse@' is not an e-mail address");
        String second = form.rejected(entry, "again, \"twice\"");

        assertThat(first)
                .isEqualTo("Line,Reason,Entry,Received,Name,Company,E-mail,Phone,Interest,Budget,Currency,Message,"
                        + "Consent\n2,'ilse@' is not an e-mail address," + row);
        assertThat(second).isEqualTo("2,\"again, \"\"twice\"\"\"," + row);
        assertThat(new Form().entries(new ByteArrayInputStream((first + second).getBytes(StandardCharsets.UTF_8))))
                .toIterable()
                .extracting(FormEntry::company, FormEntry::message)
                .containsOnly(tuple("\"The Tile Shed\"", "Hi\n\nthere"))
                .hasSize(2);
    }

    /** The rows below the header, which is in line 1. */
    private List<Row> rows(String text) throws IOException {
        return all(HEADER + text).stream().map(FormEntry::row).toList();
    }

    private static Row row(long line, String... fields) {
        return new Row(line, List.of(fields), false);
    }

    @Test
    void readsFieldsWithAndWithoutQuotationMarks() throws IOException {
        assertThat(rows("a,\"b, c\",,\"\"\nü,\"say \"\"hi\"\"\",🏊, d \n"))
                .containsExactly(row(2, "a", "b, c", "", ""), row(3, "ü", "say \"hi\"", "🏊", " d "));
    }

    @Test
    void countsTheLinesOfTextsThatHaveSome() throws IOException {
        assertThat(rows("a,\"1\n2\r\n3\"\nb,c\r\nd\n"))
                .containsExactly(row(2, "a", "1\n2\r\n3"), row(5, "b", "c"), row(6, "d"));
    }

    @Test
    void skipsBlankLinesAndCountsThem() throws IOException {
        assertThat(rows("\na\n\n   \nb\r\n\r\nc")).containsExactly(row(3, "a"), row(6, "b"), row(8, "c"));
    }

    @Test
    void skipsTheMarkThatSpreadsheetsPutAtTheBeginning() throws IOException {
        assertThat(all("\uFEFF\"Entry\"" + HEADER.substring("Entry".length()) + "F-1,,,,,,,,,,\n"))
                .extracting(FormEntry::number)
                .containsExactly("F-1");
    }

    @Test
    void keepsQuotationMarksInTheMiddleAndTextBehindThem() throws IOException {
        assertThat(rows("7\" tile,\"a\"b,c\"\n")).containsExactly(row(2, "7\" tile", "ab", "c\""));
    }

    @Test
    void tellsWhereAQuotationMarkIsNotClosed() throws IOException {
        assertThat(rows("a,b\nc,\"d\ne,f\n")).containsExactly(row(2, "a", "b"), new Row(3, List.of(), true));
    }

    @Test
    void readsNoEntryFromAFileOfAHeader() throws IOException {
        Iterator<FormEntry> entries = entries(HEADER);

        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void findsNoColumnsInAnEmptyFile() {
        assertThatThrownBy(() -> entries(""))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("; its first line has []");
    }

    /** The header, and then these bytes one by one; without end, or with a broken disk behind the last one. */
    private static InputStream disk(String text, boolean endless) {
        byte[] head = HEADER.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private int count;

            @Override
            public int read() throws IOException {
                int at = count++;
                if (at < head.length) {
                    return head[at];
                }
                if (!endless && at - head.length >= bytes.length) {
                    throw new IOException("disk error");
                }
                return bytes[(at - head.length) % bytes.length];
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                target[offset] = (byte) read();
                return 1;
            }
        };
    }

    @Test
    void readsNoFurtherThanTheRowThatIsAskedFor() throws IOException {
        Iterator<FormEntry> entries = form.entries(disk("a\n", true));

        assertThat(entries.next().row()).isEqualTo(row(2, "a"));
        assertThat(entries.next().row()).isEqualTo(row(3, "a"));
    }

    @Test
    void saysWhereTheFileBreaksOff() throws IOException {
        Iterator<FormEntry> entries = form.entries(disk("a\nb\n", false));

        assertThat(entries.next().row()).isEqualTo(row(2, "a"));
        assertThat(entries.next().row()).isEqualTo(row(3, "b"));
        assertThatThrownBy(entries::next)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The file can't be read from line 4 on: disk error");
    }

    @Test
    void takesNoOtherEncodingForUtf8() {
        byte[] text = "Jürgen,c\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> form.entries(new ByteArrayInputStream(text)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Somewhere from line 1 on the file is not in UTF-8");
    }
}
