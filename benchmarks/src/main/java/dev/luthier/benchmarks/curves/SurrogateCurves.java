package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.RunLog.Find;
import dev.luthier.benchmarks.curves.problem.CurveProblem;
import dev.luthier.benchmarks.curves.problem.CurveProblems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What methods find on one slot within so many epochs on curves that a surrogate of trained networks predicts. */
public final class SurrogateCurves {
    private static final List<Integer> EPOCHS = List.of(260, 520, 1040, 2600);
    private static final long FULL = 52;
    private static final Set<String> METHODS =
            Set.of("random", "random+median", "asha", "hyperband", "bohb", "mobster");

    private SurrogateCurves() {}

    /** Takes the folder of the surrogates and, if not 5, the number of seeds. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("say the folder of the surrogates, and the number of seeds unless it is 5");
            System.exit(2);
        }
        int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        for (CurveProblem problem : CurveProblems.trainedIn(Path.of(args[0]))) {
            System.out.println("\n`" + problem.name() + "`, mean of the best loss within " + EPOCHS + " epochs, "
                    + seeds + " seeds\n\n| method | started | loss |\n|---|---|---|");
            Method.ALL.stream()
                    .filter(method -> METHODS.contains(method.name()))
                    .forEach(method -> System.out.println(row(problem, method, seeds)));
        }
    }

    static String row(CurveProblem problem, Method method, int seeds) {
        int most = EPOCHS.get(EPOCHS.size() - 1);
        Protocol protocol =
                new Protocol(1, Duration.ofSeconds(most), Protocol.UNLIMITED, FULL, false, 0, Protocol.NEVER);
        List<CurveRun> runs = IntStream.range(0, seeds)
                .mapToObj(seed -> CurveRun.of(problem, method, protocol, seed))
                .toList();
        String losses = EPOCHS.stream()
                .map(epochs -> format(
                        "%.2f",
                        runs.stream()
                                .mapToDouble(run -> best(run, epochs))
                                .average()
                                .orElseThrow()))
                .collect(Collectors.joining(" "));
        String started = format(
                "%.0f", runs.stream().mapToInt(CurveRun::started).average().orElseThrow());
        return "| " + method.name() + " | " + started + " | " + losses + " |";
    }

    /** The lowest loss that was reported within so many seconds, each of which is an epoch. */
    private static double best(CurveRun run, int seconds) {
        return run.finds().stream()
                .filter(find -> find.atMillis() <= seconds * 1000L)
                .mapToDouble(Find::loss)
                .min()
                .orElseThrow();
    }

    private static String format(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
