// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.camel.Body;
import org.apache.camel.Variable;

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
        CsvReader rows = new CsvReader(file);
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
     */
    public String rejected(@Variable("entry") FormEntry entry, @Variable("reason") String reason) {
        List<String> row = new ArrayList<>(List.of(String.valueOf(entry.row().line()), reason));
        row.addAll(entry.fields());
        String head = "";
        if (!headerWritten) {
            List<String> names = new ArrayList<>(List.of("Line", "Reason"));
            names.addAll(header);
            head = csv(names);
            headerWritten = true;
        }
        return head + csv(row);
    }

    private static String csv(List<String> fields) {
        return fields.stream().map(Form::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(character -> character == ',' || character == '"' || character == '\n');
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }

    private final class Entries implements Iterator<FormEntry>, Closeable {

        private final CsvReader rows;
        private final Map<String, Integer> places;

        Entries(CsvReader rows, Map<String, Integer> places) {
            this.rows = rows;
            this.places = places;
        }

        @Override
        public boolean hasNext() {
            return !stopped && rows.hasNext();
        }

        @Override
        public FormEntry next() {
            CsvReader.Row row = rows.next();
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
}
