package dev.luthier.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The notes of trials. The first line says why this trial; further lines are remarks on the search as a whole, such as which
 * method was chosen and why, and are shown with the result.
 */
public final class Notes {
    private static final String LINE_BREAK = "\n";

    private Notes() {}

    /** The note of a trial with these remarks after what it says already. */
    public static String withRemarks(String note, Collection<String> remarks) {
        List<String> lines = new ArrayList<>();
        lines.add(note);
        lines.addAll(remarks);
        return String.join(LINE_BREAK, lines);
    }

    /** The remarks of a note, in their order. */
    public static List<String> remarks(String note) {
        return Arrays.stream(note.split(LINE_BREAK, -1)).skip(1).toList();
    }
}
