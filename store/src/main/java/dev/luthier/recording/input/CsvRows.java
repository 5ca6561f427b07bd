package dev.luthier.recording.input;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Rows of values, separated as RFC 4180 has it: values may be in double quotes, with separators and line ends in them. */
final class CsvRows {
    private static final char QUOTE = '"';

    private final Reader in;
    private final char separator;
    private int next;

    CsvRows(Reader in, char separator) throws IOException {
        this.in = in;
        this.separator = separator;
        this.next = in.read();
        skip('\uFEFF');
    }

    /** The next row with anything in it; empty at the end. */
    List<String> next() throws IOException {
        while (next == '\n' || next == '\r') {
            next = in.read();
        }
        List<String> row = new ArrayList<>();
        while (next >= 0) {
            row.add(value());
            if (next != separator) {
                return row;
            }
            next = in.read();
            if (next < 0 || next == '\n' || next == '\r') {
                row.add("");
                return row;
            }
        }
        return row;
    }

    private String value() throws IOException {
        StringBuilder value = new StringBuilder();
        if (next == QUOTE) {
            next = in.read();
            quoted(value);
        }
        while (next >= 0 && next != separator && next != '\n' && next != '\r') {
            value.append((char) next);
            next = in.read();
        }
        return value.toString().strip();
    }

    private void quoted(StringBuilder value) throws IOException {
        while (next >= 0) {
            if (next == QUOTE) {
                next = in.read();
                if (next != QUOTE) {
                    return;
                }
            }
            value.append((char) next);
            next = in.read();
        }
    }

    private void skip(char mark) throws IOException {
        if (next == mark) {
            next = in.read();
        }
    }
}
