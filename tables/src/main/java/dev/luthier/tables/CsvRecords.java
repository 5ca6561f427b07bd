package dev.luthier.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of CSV text as of RFC 4180: cells in double quotes may have commas, line ends and doubled quotes in them. */
final class CsvRecords {
    private static final int END = -1;

    private final BufferedReader text;
    private int line = 1;

    CsvRecords(BufferedReader text) {
        this.text = text;
    }

    /** The line at which the next record begins, from 1. */
    int line() {
        return line;
    }

    /** The next record's cells; null at the end. Empty lines are passed over. */
    @Nullable
    List<String> next() throws IOException {
        int first = text.read();
        while (first == '\n' || first == '\r') {
            line += first == '\n' ? 1 : 0;
            first = text.read();
        }
        return first == END ? null : cells(first);
    }

    private List<String> cells(int first) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int next = first;
        while (next != END && next != '\n') {
            if (next == '"' && cell.isEmpty()) {
                next = quoted(cell);
            } else if (next == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
                next = text.read();
            } else {
                if (next != '\r') {
                    cell.append((char) next);
                }
                next = text.read();
            }
        }
        cells.add(cell.toString());
        line++;
        return cells;
    }

    /** Reads up to the closing quote, and answers what comes after it. */
    private int quoted(StringBuilder cell) throws IOException {
        int opened = line;
        while (true) {
            int next = text.read();
            if (next == END) {
                throw new IOException("line " + opened + ": a quote is opened and never closed");
            }
            if (next == '"') {
                int after = text.read();
                if (after != '"') {
                    return after;
                }
            }
            line += next == '\n' ? 1 : 0;
            cell.append((char) next);
        }
    }
}
