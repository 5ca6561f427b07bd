package dev.luthier.rpc.worker;

import dev.luthier.rpc.message.Brief;
import dev.luthier.trial.Assignment;
import java.util.ArrayList;
import java.util.List;

/** Lines of log that wait to be sent: a bounded number, of bounded length. Thread-safe. */
final class LogLines {
    private static final int MOST_LINES = 500;
    private static final int MOST_CHARACTERS = 32_000;

    private List<Lines> waiting = new ArrayList<>();
    private int count;
    private int characters;
    private int leftOut;

    /** Lines of one attempt. */
    record Lines(int trial, int attempt, List<String> lines) {}

    synchronized void add(Assignment assignment, String line) {
        String brief = Brief.text(line);
        if (count >= MOST_LINES || characters + brief.length() > MOST_CHARACTERS) {
            leftOut++;
            return;
        }
        count++;
        characters += brief.length();
        linesOf(assignment).add(brief);
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized List<Lines> drain() {
        if (leftOut > 0) {
            Lines last = waiting.get(waiting.size() - 1);
            last.lines().add("(" + leftOut + " lines left out: they came faster than they could be sent)");
        }
        List<Lines> drained = waiting;
        waiting = new ArrayList<>();
        count = 0;
        characters = 0;
        leftOut = 0;
        return drained;
    }

    private List<String> linesOf(Assignment assignment) {
        if (!waiting.isEmpty()) {
            Lines last = waiting.get(waiting.size() - 1);
            if (last.trial() == assignment.trial() && last.attempt() == assignment.attempt()) {
                return last.lines();
            }
        }
        Lines fresh = new Lines(assignment.trial(), assignment.attempt(), new ArrayList<>());
        waiting.add(fresh);
        return fresh.lines();
    }
}
