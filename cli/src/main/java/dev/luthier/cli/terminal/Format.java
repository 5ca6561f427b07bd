package dev.luthier.cli.terminal;

/** How rows are written. */
public enum Format {
    /** For people. */
    table,
    /** For spreadsheets and data frames; RFC 4180. */
    csv,
    /** For programs. */
    json
}
