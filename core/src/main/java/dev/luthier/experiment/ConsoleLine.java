package dev.luthier.experiment;

import java.io.PrintStream;

/** A console on which one line can be written over, if it is a terminal. Used by one thread. */
final class ConsoleLine {
    private final PrintStream out;
    private final boolean terminal;
    private int shown;

    ConsoleLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static ConsoleLine ofProcess() {
        return new ConsoleLine(System.out, System.console() != null);
    }

    boolean isTerminal() {
        return terminal;
    }

    /** Replaces the line on a terminal; writes a line of its own elsewhere. */
    void update(String line) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            out.flush();
            shown = line.length();
        } else {
            out.println(line);
        }
    }

    /** Writes a line that stays. */
    void print(String line) {
        if (terminal) {
            update("");
            out.print("\r");
        }
        out.println(line);
    }
}
