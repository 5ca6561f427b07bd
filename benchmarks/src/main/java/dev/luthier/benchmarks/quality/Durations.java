package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.benchmarks.quality.problem.PortableRandom;
import dev.luthier.space.Configuration;
import java.util.Locale;

/** How long an evaluation takes in virtual time. */
enum Durations {
    /** Says nothing about the configuration. */
    INDEPENDENT {
        @Override
        double seconds(long seed, int started, BenchmarkProblem problem, Configuration configuration) {
            return StrictMath.exp(0.5 * PortableRandom.gauss(DURATION_KEY, seed, started));
        }
    },

    /** Grows a hundredfold along the first parameter, so that what is cheap is known early and what is dear late. */
    DEPENDENT {
        @Override
        double seconds(long seed, int started, BenchmarkProblem problem, Configuration configuration) {
            double first = problem.space().encode(configuration)[0];
            return INDEPENDENT.seconds(seed, started, problem, configuration) * StrictMath.pow(100, first);
        }
    };

    private static final long DURATION_KEY = 0xD0;

    /** As on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract double seconds(long seed, int started, BenchmarkProblem problem, Configuration configuration);
}
