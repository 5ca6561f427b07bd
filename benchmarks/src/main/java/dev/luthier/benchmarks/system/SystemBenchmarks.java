package dev.luthier.benchmarks.system;

import java.util.List;
import java.util.stream.Collectors;

/** Runs the benchmarks named on the command line, or all of them. */
public final class SystemBenchmarks {
    private static final List<SystemBenchmark> ALL =
            List.of(new HandOver(), new JournalBenchmark(), new StopOrder(), new ManyWorkers(), new SparkCluster());

    private SystemBenchmarks() {}

    /** Takes names of benchmarks; without any, runs all. */
    public static void main(String[] names) throws Exception {
        List<String> known = ALL.stream().map(SystemBenchmark::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                System.err.println("there is no benchmark '" + name + "', there are "
                        + known.stream().collect(Collectors.joining(", ")));
                System.exit(2);
            }
        }
        for (SystemBenchmark benchmark : ALL) {
            if (names.length == 0 || List.of(names).contains(benchmark.name())) {
                System.out.println("== " + benchmark.name());
                benchmark.run(System.out);
            }
        }
    }
}
