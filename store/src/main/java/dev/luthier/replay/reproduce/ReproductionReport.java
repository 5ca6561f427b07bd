package dev.luthier.replay.reproduce;

import dev.luthier.event.Ending;
import dev.luthier.replay.reproduce.TrialComparison.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of running recorded trials again.
 *
 * @param experiment the recorded one
 * @param ending how the run that repeated it ended
 * @param trials each trial that was run again, by number
 * @param notRun numbers of the trials that have not ended again, since that run ended early
 * @param environment what is not as it was: machine, JVM, settings; a line each
 * @param classPath jars that are not as they were; a line each
 * @param inputs declared inputs that are not as they were; a line each
 */
public record ReproductionReport(
        String experiment,
        Ending ending,
        List<TrialComparison> trials,
        List<Integer> notRun,
        List<String> environment,
        List<String> classPath,
        List<String> inputs) {
    private static final int MOST_LINES = 20;

    public ReproductionReport {
        trials = List.copyOf(trials);
        notRun = List.copyOf(notRun);
        environment = List.copyOf(environment);
        classPath = List.copyOf(classPath);
        inputs = List.copyOf(inputs);
    }

    public long count(Verdict verdict) {
        return trials.stream().filter(trial -> trial.verdict() == verdict).count();
    }

    /** Whether every trial gave what it had given, within the tolerance. */
    public boolean isReproduced() {
        return notRun.isEmpty() && count(Verdict.DIFFERENT) == 0;
    }

    /** The report as lines of text: the sums, each trial that is not identical, and what may be the reason. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(experiment + ": " + trials.size() + " trials run again: " + count(Verdict.IDENTICAL) + " identical, "
                + count(Verdict.WITHIN_TOLERANCE) + " within the tolerance, " + count(Verdict.DIFFERENT)
                + " different");
        if (!notRun.isEmpty()) {
            lines.add("not run again: " + notRun.size() + " trials, " + notRun + "; the run ended with " + ending);
        }
        add(
                lines,
                "trials",
                trials.stream()
                        .filter(trial -> trial.verdict() != Verdict.IDENTICAL)
                        .map(trial -> "trial " + trial.number() + " " + trial.difference()
                                + (trial.verdict() == Verdict.DIFFERENT ? "" : " (within the tolerance)"))
                        .toList());
        add(lines, "inputs", inputs);
        add(lines, "environment", environment);
        add(lines, "class path", classPath);
        return String.join(System.lineSeparator(), lines);
    }

    private static void add(List<String> lines, String what, List<String> differences) {
        if (!differences.isEmpty()) {
            lines.add("different " + what + ":");
            differences.stream().limit(MOST_LINES).forEach(line -> lines.add("  " + line));
            if (differences.size() > MOST_LINES) {
                lines.add("  and " + (differences.size() - MOST_LINES) + " more");
            }
        }
    }
}
