// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelpipedrive.examples.leads.CsvReader.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvReaderTest {

    private static List<Row> rows(String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvReader reader = reader(text)) {
            reader.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static CsvReader reader(String text) {
        return new CsvReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Row row(long line, String... fields) {
        return new Row(line, List.of(fields), false);
    }

    @Test
    void readsFieldsWithAndWithoutQuotationMarks() throws IOException {
        assertThat(rows("a,\"b, c\",,\"\"\nü,\"say \"\"hi\"\"\",🏊, d \n"))
                .containsExactly(row(1, "a", "b, c", "", ""), row(2, "ü", "say \"hi\"", "🏊", " d "));
    }

    @Test
    void countsTheLinesOfTextsThatHaveSome() throws IOException {
        assertThat(rows("a,\"1\n2\r\n3\"\nb,c\r\nd\n"))
                .containsExactly(row(1, "a", "1\n2\n3"), row(4, "b", "c"), row(5, "d"));
    }

    @Test
    void skipsBlankLinesAndCountsThem() throws IOException {
        assertThat(rows("\na\n\n   \nb\r\n\r\nc")).containsExactly(row(2, "a"), row(5, "b"), row(7, "c"));
    }

    @Test
    void skipsTheMarkThatSpreadsheetsPutAtTheBeginning() throws IOException {
        assertThat(rows("\uFEFFEntry,Name\n")).containsExactly(row(1, "Entry", "Name"));
    }

    @Test
    void keepsQuotationMarksInTheMiddleAndTextBehindThem() throws IOException {
        assertThat(rows("7\" tile,\"a\"b,c\"\n")).containsExactly(row(1, "7\" tile", "ab", "c\""));
    }

    @Test
    void tellsThatAQuotationMarkIsNotClosed() throws IOException {
        assertThat(rows("a,b\nc,\"d\ne,f\n"))
                .containsExactly(row(1, "a", "b"), new Row(2, List.of("c", "d\ne,f\n"), true));
    }

    @Test
    void readsNothingFromAnEmptyFile() throws IOException {
        try (CsvReader reader = reader("")) {
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void readsNoFurtherThanTheRowThatIsAskedFor() throws IOException {
        InputStream endless = new InputStream() {
            private int count;

            @Override
            public int read() {
                count++;
                return count % 2 == 0 ? '\n' : 'a';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        };

        try (CsvReader reader = new CsvReader(endless)) {
            assertThat(reader.next()).isEqualTo(row(1, "a"));
            assertThat(reader.next()).isEqualTo(row(2, "a"));
        }
    }

    @Test
    void saysWhereTheFileBreaksOff() throws IOException {
        InputStream breaking = new InputStream() {
            private final String text = "a\nb\n";
            private int count;

            @Override
            public int read() throws IOException {
                if (count == text.length()) {
                    throw new IOException("disk error");
                }
                count++;
                return text.charAt(count - 1);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };

        try (CsvReader reader = new CsvReader(breaking)) {
            assertThat(reader.next()).isEqualTo(row(1, "a"));
            assertThatThrownBy(reader::next)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("The file can't be read on from line 2: disk error");
        }
    }

    @Test
    void takesNoOtherEncodingForUtf8() throws IOException {
        byte[] text = "Jürgen,c\n".getBytes(StandardCharsets.ISO_8859_1);

        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(text))) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("Somewhere from line 1 on the file is not in UTF-8");
        }
    }
}
