package dev.luthier.benchmarks.curves.problem;

import dev.luthier.benchmarks.surrogate.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The problems by name. */
public final class CurveProblems {
    public static final List<String> NAMES = List.of("curves6", "slowstart6");

    private CurveProblems() {}

    /** With the noise and the times of the run with that seed. */
    public static CurveProblem of(String name, long seed) {
        return switch (name) {
            case "curves6" -> new Curves6(seed);
            case "slowstart6" -> new SlowStart6(seed);
            default -> throw new IllegalArgumentException("there is no problem '" + name + "', there are " + NAMES);
        };
    }

    /** The curves of trained networks, as far as a scenario with epochs is in that folder; an epoch takes a second. */
    public static List<CurveProblem> trainedIn(Path folder) throws IOException {
        return Scenario.in(folder).stream()
                .filter(scenario -> scenario.fidelities().contains(TrainedCurves.EPOCH))
                .flatMap(scenario -> scenario.suite().stream().map(scenario::instance))
                .<CurveProblem>map(TrainedCurves::new)
                .toList();
    }
}
