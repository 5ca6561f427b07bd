package dev.luthier.experiment;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

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
        return new ConsoleLine(System.out, isTerminal(System.console()));
    }

    // Until JDK 21 there is a console only on a terminal; from JDK 22 on there always is one, which knows.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
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
