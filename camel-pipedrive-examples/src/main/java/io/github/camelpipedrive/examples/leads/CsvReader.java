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
import java.util.NoSuchElementException;

/**
 * Reads CSV (RFC 4180, UTF-8) one row at a time, so that the size of a file does not matter. Blank lines are skipped.
 * It is forgiving: a quotation mark in the middle of a field is one, and text behind a closing one is kept.
 */
final class CsvReader implements Iterator<CsvReader.Row>, Closeable {

    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader reader;
    private boolean begun;
    private long line = 1;
    private int next;
    private Row row;

    /**
     * A row of the file.
     *
     * @param line the number of its first line, from 1
     * @param fields the fields without their quotation marks
     * @param unclosed whether a quotation mark was opened and the file ended before it was closed
     */
    record Row(long line, List<String> fields, boolean unclosed) {}

    CsvReader(InputStream stream) {
        // A decoder reports what is not UTF-8; given the charset alone, the reader would replace it without a word.
        reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
    }

    @Override
    public boolean hasNext() {
        try {
            begin();
            while (row == null && next != END) {
                row = readRow();
            }
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException("Somewhere from line " + line + " on the file is not in UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file can't be read on from line " + line + ": " + e.getMessage(), e);
        }
        return row != null;
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            next = reader.read();
            taken(BYTE_ORDER_MARK);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row taken = row;
        row = null;
        return taken;
    }

    /** The next row, or null for a blank line. */
    private Row readRow() throws IOException {
        long first = line;
        List<String> fields = new ArrayList<>();
        boolean closed = true;
        do {
            StringBuilder field = new StringBuilder();
            closed = readField(field);
            fields.add(field.toString());
        } while (taken(','));
        takeLineEnd();
        boolean blank = fields.size() == 1 && fields.get(0).isBlank();
        return blank ? null : new Row(first, List.copyOf(fields), !closed);
    }

    private boolean readField(StringBuilder field) throws IOException {
        boolean closed = !taken('"') || readQuoted(field);
        while (next != END && next != ',' && !isLineEnd()) {
            field.append((char) take());
        }
        return closed;
    }

    /** Reads up to the closing quotation mark; false when the file ends before. */
    private boolean readQuoted(StringBuilder field) throws IOException {
        while (next != END) {
            if (!taken('"')) {
                if (isLineEnd()) {
                    takeLineEnd();
                    field.append('\n');
                } else {
                    field.append((char) take());
                }
            } else if (taken('"')) {
                field.append('"');
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean isLineEnd() {
        return next == '\n' || next == '\r';
    }

    private void takeLineEnd() throws IOException {
        if (isLineEnd()) {
            if (taken('\r')) {
                taken('\n');
            } else {
                take();
            }
            line++;
        }
    }

    private boolean taken(char wanted) throws IOException {
        if (next != wanted) {
            return false;
        }
        take();
        return true;
    }

    private int take() throws IOException {
        int taken = next;
        next = reader.read();
        return taken;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
