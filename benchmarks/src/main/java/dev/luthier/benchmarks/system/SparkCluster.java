package dev.luthier.benchmarks.system;

import dev.luthier.spark.cluster.ChildProcess;
import dev.luthier.spark.cluster.StandaloneCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that needs Spark: on a standalone cluster of two workers with one core each, in one application. */
final class SparkCluster implements SystemBenchmark {
    private static final String FOLDER = "luthier.benchmarks.folder";
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public void run(PrintStream out) throws IOException {
        Path folder = Path.of(System.getProperty(FOLDER, "target/cluster"));
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2);
                ChildProcess application =
                        cluster.submit(SparkApplication.class, Map.of("spark.cores.max", "2"), List.of())) {
            int exitCode = application.await(LONGEST);
            for (String line : Files.readAllLines(application.log())) {
                if (line.startsWith(SparkApplication.MARK)) {
                    out.println(line.substring(SparkApplication.MARK.length()));
                }
            }
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "the application ended with " + exitCode + ", see " + application.log());
            }
        }
    }
}
