package dev.luthier.slot;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as text, short enough for a message on the wire. */
public final class StackTraces {
    private static final int LONGEST = 16_000;

    private StackTraces() {}

    /** The trace of an error with its causes; no more than its beginning if that is very long. */
    public static String of(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        String trace = text.toString();
        return trace.length() <= LONGEST ? trace : trace.substring(0, LONGEST) + "…";
    }
}
