package dev.luthier.examples.matrix;

import dev.luthier.data.DataSets;
import dev.luthier.examples.CommandLine;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.json.MatrixResultJson;
import dev.luthier.matrix.CellRun;
import dev.luthier.matrix.Matrix;
import dev.luthier.matrix.result.Comparison;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.run.Slots;
import dev.luthier.spark.SparkResults;
import dev.luthier.spark.SparkSlots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Five families of models on eight data sets, classification and regression, on Spark: which family is best where, and is it
 * more than chance? The score is the share of right classes, or the share of variance explained, on the validation rows.
 *
 * <p>Run again, it goes on where it stood. The exit status is 0 if the experiment ended regularly, 1 if it did not, 2 for a
 * wrong command line.
 */
public final class TabularMatrix {
    static final List<String> CLASSIFICATION = List.of("iris", "wine", "breast_cancer", "digits", "anes96");
    static final List<String> REGRESSION = List.of("diabetes", "cars", "randhie");

    private static final long MOST_BYTES = 64L << 20;
    private static final String USAGE = """
            Five families of models on eight data sets.
              --master URL   where Spark runs: local[2] (default), spark://host:7077 …
              --runs N       runs of each model on each data set (default 5)
              --seed N       of the search (default 1)
              --folder DIR   an existing folder for matrix.json, matrix.csv, heat-map.svg and ranks.svg
              --fork NAME    begins anew under that name; without it, an earlier run is gone on with
              --adaptive     runs of what is settled go to what is not
              --quiet        shows the result only
            """;

    private TabularMatrix() {}

    public static void main(String[] args) throws IOException {
        if (List.of(args).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            System.exit(run(args) ? 0 : 1);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static boolean run(String[] args) throws IOException {
        CommandLine line = new CommandLine(
                args, List.of("--master", "--runs", "--seed", "--folder", "--fork"), List.of("--adaptive", "--quiet"));
        Matrix matrix = matrix(line.positive("--runs").orElse(5), line.has("--adaptive"), CLASSIFICATION, REGRESSION);
        ExperimentBuilder<CellRun> experiment = Luthier.matrix(
                        line.text("--fork").orElse("tabular-matrix"), matrix)
                .seed(line.whole("--seed").orElse(1));
        if (line.has("--quiet")) {
            experiment.quiet();
        }
        Optional<Path> folder = line.text("--folder").map(Path::of);
        line.check();
        SparkSession spark = SparkSession.builder()
                .config(conf(line.text("--master").orElse("local[2]")))
                .getOrCreate();
        try {
            ExperimentResult<CellRun> result = run(experiment, SparkSlots.of(spark));
            MatrixResult table = MatrixResult.of(result.definition(), result.trials());
            if (line.has("--quiet")) {
                System.out.println(table.toText());
            }
            SparkResults.matrix(spark, table)
                    .groupBy("type", "model")
                    .avg("rank")
                    .orderBy("type", "avg(rank)")
                    .show();
            if (folder.isPresent()) {
                write(table, folder.get());
            }
            return result.ending().isRegular();
        } finally {
            spark.stop();
        }
    }

    static Matrix matrix(int runs, boolean isAdaptive, List<String> classification, List<String> regression) {
        return isAdaptive
                ? Families.on(classification, regression)
                        .runsPerTask(runs)
                        .adaptive()
                        .build()
                : Families.on(classification, regression).runsPerTask(runs).build();
    }

    /** The data sets are loaded where trials run, each once in a JVM. */
    static ExperimentResult<CellRun> run(ExperimentBuilder<CellRun> experiment, Slots slots) {
        DataSets<Lesson> lessons = DataSets.<Lesson>of(name -> Lesson.of(name, CLASSIFICATION.contains(name)))
                .limit(MOST_BYTES, Lesson::bytes);
        return experiment
                .maximize("score")
                .train((run, trial) -> Families.score(run, lessons.get(run.data()), trial.seed()))
                .runOn(slots);
    }

    private static SparkConf conf(String master) {
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "tabular-matrix");
        conf.setIfMissing("spark.master", master);
        if (conf.get("spark.master").startsWith("local")) {
            // Everything is in this JVM: there is no need to be reached by a host name, which may not resolve.
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.ui.enabled", "false");
        }
        return conf;
    }

    private static void write(MatrixResult table, Path folder) throws IOException {
        Files.writeString(folder.resolve("matrix.json"), MatrixResultJson.write(table));
        Files.writeString(folder.resolve("matrix.csv"), table.toCsv());
        Files.writeString(folder.resolve("heat-map.svg"), table.heatMapSvg());
        Optional<Comparison> comparison = table.comparison();
        if (comparison.isPresent()) {
            Files.writeString(folder.resolve("ranks.svg"), comparison.get().criticalDifferenceSvg());
        }
    }
}
