package dev.luthier.benchmarks.quality;

import static java.util.Objects.requireNonNull;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.problem.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs optimizers on problems in virtual time and writes the table of their scores. */
public final class Quality {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Options options;

    private Quality(Options options) {
        this.options = options;
    }

    /** Takes {@code --optimizers}, {@code --problems}, {@code --slots} and others; without any, measures everything. */
    public static void main(String[] arguments) throws IOException {
        try {
            Options options = Options.parse(arguments);
            String report =
                    "`./run-benchmark quality " + String.join(" ", arguments) + "`\n" + new Quality(options).run();
            for (Path file : options.markdown().stream().toList()) {
                Files.writeString(file, report);
            }
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private String run() {
        StringBuilder report = new StringBuilder();
        for (int slots : options.slots()) {
            List<Series> all = new ArrayList<>();
            for (String name : options.optimizers()) {
                all.add(series(name, slots));
            }
            String text = new QualityTables(options, slots, all).text();
            System.out.println(text);
            report.append('\n').append(text);
        }
        return report.toString();
    }

    private Series series(String name, int slots) {
        Supplier<AbstractOptimizer> optimizer = requireNonNull(Contestants.all().get(name));
        Map<BenchmarkProblem, List<double[]>> curves = new LinkedHashMap<>();
        long nanos = 0;
        for (BenchmarkProblem problem : options.problems()) {
            System.err.println(name + " on " + problem.name() + ", slots: " + slots);
            List<double[]> ofSeeds = new ArrayList<>();
            for (int seed = 0; seed < options.seeds(); seed++) {
                Setting setting = new Setting(slots, options.evaluations(), options.durations(), seed);
                AsynchronousRun run = new AsynchronousRun(problem, optimizer.get(), setting);
                ofSeeds.add(run.regrets());
                nanos += run.nanosThought();
            }
            curves.put(problem, ofSeeds);
        }
        double suggestions = (double) options.problems().size() * options.seeds() * options.evaluations();
        return new Series(name, curves, nanos / NANOS_PER_MILLI / suggestions);
    }
}
