package dev.luthier.benchmarks.curves.problem;

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
}
