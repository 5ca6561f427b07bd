package dev.luthier.run;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as text, short enough for a message on the wire. */
final class StackTraces {
    private static final int LONGEST = 16_000;

    private StackTraces() {}

    static String of(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        String trace = text.toString();
        return trace.length() <= LONGEST ? trace : trace.substring(0, LONGEST) + "…";
    }
}
