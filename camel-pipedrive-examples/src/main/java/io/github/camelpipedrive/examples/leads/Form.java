// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

import io.github.camelpipedrive.examples.leads.FormEntry.Row;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The file of the form: reads its entries, and writes those that are rejected. For one import. */
public final class Form {

    /** The columns that an entry is made of; the file may have more, in any order. */
    static final List<String> COLUMNS = List.of(
            "Entry",
            "Received",
            "Name",
            "Company",
            "E-mail",
            "Phone",
            "Interest",
            "Budget",
            "Currency",
            "Message",
            "Consent");

    /** People write such files too: text after a closing quotation mark is kept. */
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setTrailingData(true)
            // Otherwise the lines of the rows could not be counted.
            .setIgnoreEmptyLines(false)
            .setRecordSeparator('\n')
            .get();

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private List<String> header = List.of();
    private boolean headerWritten;
    private volatile boolean stopped;

    /**
     * Reads the entries one by one.
     *
     * @param file a CSV file in UTF-8 with a header, null when there is none
     * @return the cleaned entries; it ends early when the import is stopped
     * @throws IOException when the file can't be read, or lacks a column
     */
    public Iterator<FormEntry> entries(@Body InputStream file) throws IOException {
        if (file == null) {
            throw new IOException("There is no file to read; hidden ones are left alone");
        }
        Rows rows = new Rows(file);
        header = rows.hasNext()
                ? rows.next().fields().stream().map(String::strip).toList()
                : List.of();
        Map<String, Integer> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(header.get(i), i);
        }
        List<String> missing =
                COLUMNS.stream().filter(column -> !places.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            rows.close();
            throw new IOException("The file lacks the columns " + missing + "; its first line has " + header);
        }
        return new Entries(rows, places);
    }

    /** Ends the import: no further entry is read. */
    public void stop() {
        stopped = true;
    }

    /**
     * A line for the file of rejects: the number of the entry's line, the reason, and the fields as they were, so that
     * they can be corrected and imported.
     *
     * @param entry the entry
     * @param reason why it is rejected
     * @return CSV; the first time with a header before it
     * @throws IOException never, as it is written to a text
     */
    public String rejected(@Variable("entry") FormEntry entry, @Variable("reason") String reason) throws IOException {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CSV)) {
            if (!headerWritten) {
                printer.printRecord(with(header, "Line", "Reason"));
                headerWritten = true;
            }
            printer.printRecord(with(entry.row().fields(), entry.row().line(), reason));
        }
        return csv.toString();
    }

    private static List<Object> with(List<String> fields, Object line, Object reason) {
        List<Object> all = new ArrayList<>(List.of(line, reason));
        all.addAll(fields);
        return all;
    }

    /** The entries, read from the rows below the header. */
    private final class Entries implements Iterator<FormEntry>, Closeable {

        private final Rows rows;
        private final Map<String, Integer> places;

        Entries(Rows rows, Map<String, Integer> places) {
            this.rows = rows;
            this.places = places;
        }

        @Override
        public boolean hasNext() {
            return !stopped && rows.hasNext();
        }

        @Override
        public FormEntry next() {
            Row row = rows.next();
            if (row.unclosed()) {
                return FormEntry.unreadable(row, "a quotation mark is opened and not closed");
            }
            if (row.fields().size() != header.size()) {
                return FormEntry.unreadable(row, row.fields().size() + " columns instead of " + header.size());
            }
            return FormEntry.of(row, column -> row.fields().get(places.get(column)));
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    /** The rows of a file that are not blank, each with the number of its line. */
    private static final class Rows implements Iterator<Row>, Closeable {

        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private boolean ended;
        private Row next;

        Rows(InputStream file) throws IOException {
            // A decoder reports what is not UTF-8; given the charset alone, the reader would replace it silently.
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
            parser = CSVParser.builder().setReader(reader).setFormat(CSV).get();
            try {
                skipByteOrderMark(reader);
            } catch (IOException e) {
                throw unreadable(1, e);
            }
            records = parser.iterator();
        }

        /** Spreadsheets begin a file with one. */
        private static void skipByteOrderMark(BufferedReader reader) throws IOException {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
        }

        @Override
        public boolean hasNext() {
            while (next == null && !ended) {
                next = read();
            }
            return next != null;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row row = next;
            next = null;
            return row;
        }

        /** The next row, or null for a blank one and at the end. */
        private Row read() {
            long line = parser.getCurrentLineNumber() + 1;
            try {
                if (!records.hasNext()) {
                    ended = true;
                    return null;
                }
                CSVRecord record = records.next();
                boolean blank = record.size() == 1 && record.get(0).isBlank();
                return blank ? null : new Row(line, record.toList(), false);
            } catch (UncheckedIOException e) {
                ended = true;
                if (e.getCause() instanceof CSVException) {
                    // The rest of the file is in quotation marks: no further row can be told from it.
                    return new Row(line, List.of(), true);
                }
                throw unreadable(line, e.getCause());
            }
        }

        private static UncheckedIOException unreadable(long line, IOException e) {
            return e instanceof CharacterCodingException
                    ? new UncheckedIOException("Somewhere from line " + line + " on the file is not in UTF-8", e)
                    : new UncheckedIOException(
                            "The file can't be read from line " + line + " on: " + e.getMessage(), e);
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }
}
