package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SparkHistoryTest {
    @RegisterExtension
    static final LocalSpark SPARK = new LocalSpark("local[2]");

    @TempDir
    static Path folder;

    private static ExperimentResult<Configuration> nets;

    @BeforeAll
    static void recordTwoExperimentsAndDamageAThird() throws IOException {
        nets = run(Luthier.experiment(
                        "nets",
                        SearchSpace.builder()
                                .uniform("rate", 0, 1)
                                .integer("layers", 1, 4)
                                .build())
                .maximize("accuracy")
                .optimizer(new SameAgain(Configuration.of("rate", 0.5, "layers", 2)))
                .trials(3));
        run(Luthier.experiment(
                        "trees", SearchSpace.builder().choice("kind", "a", "b").build())
                .minimize("loss")
                .optimizer(new SameAgain(Configuration.of("kind", "b")))
                .trials(2));
        Path damaged = Files.createDirectories(folder.resolve("damaged"));
        Files.writeString(damaged.resolve("journal-00001.jsonl"), "{\"crc\":\"00000000\",\"luthierJournal\":9}\n{}\n");
    }

    @Test
    void trialsOfAllExperimentsAreOneTable() {
        List<Row> rows = history().trials().orderBy("experiment", "trial").collectAsList();

        assertThat(rows)
                .extracting(row -> row.getAs("experiment") + " " + row.getAs("trial") + " " + row.getAs("state"))
                .containsExactly(
                        "nets 0 FINISHED", "nets 1 FAILED", "nets 2 FINISHED", "trees 0 FINISHED", "trees 1 FAILED");
        Row first = rows.get(0);
        assertThat(first.<String>getAs("metric_name")).isEqualTo("accuracy");
        assertThat(first.<String>getAs("direction")).isEqualTo("maximize");
        assertThat(first.<Double>getAs("metric")).isEqualTo(10.0);
        assertThat(first.getJavaMap(first.fieldIndex("params"))).hasToString("{rate=0.5, layers=2}");
        assertThat(first.<java.sql.Timestamp>getAs("started").getTime())
                .isEqualTo(nets.trials().get(0).attempts().get(0).startedAtMillis());
        assertThat(first.<String>getAs("data")).isNull();
        assertThat(rows.get(1).<String>getAs("failure_message")).contains("odd");
    }

    @Test
    void theyAreQueriedAsSparkQueriesTables() {
        history().trials().createOrReplaceTempView("trials");

        Row best = SPARK.session()
                .sql("select max(metric), max(cast(params['rate'] as double)) from trials where experiment = 'nets'")
                .first();

        assertThat(best.getDouble(0)).isEqualTo(10.0);
        assertThat(best.getDouble(1)).isEqualTo(0.5);
    }

    @Test
    void reportsOfAllExperimentsAreOneTable() {
        List<Row> rows =
                history().reports().orderBy("experiment", "trial", "step").collectAsList();

        assertThat(rows)
                .extracting(
                        row -> row.getString(0) + "/" + row.getInt(1) + "/" + row.getLong(2) + "/" + row.getDouble(3))
                .containsExactly(
                        "nets/0/1/0.25",
                        "nets/0/2/0.75",
                        "nets/2/1/0.25",
                        "nets/2/2/0.75",
                        "trees/0/1/0.25",
                        "trees/0/2/0.75");
    }

    @Test
    void columnsAreThoseOfOneResult() {
        List<String> ofTrials = List.of(history().trials().drop("params").columns());
        String[] ofReports = history().reports().columns();

        assertThat(SparkResults.trials(SPARK.session(), nets).columns())
                .startsWith(ofTrials.toArray(String[]::new))
                .endsWith("param_rate", "param_layers")
                .hasSize(ofTrials.size() + 2);
        assertThat(SparkResults.reports(SPARK.session(), nets).columns()).containsExactly(ofReports);
    }

    @Test
    void anExperimentThatCannotBeReadSaysWhyAndHarmsNoOther() {
        List<Row> rows = history().experiments().orderBy("experiment").collectAsList();

        assertThat(rows).extracting(row -> row.getAs("experiment")).containsExactly("damaged", "nets", "trees");
        assertThat(rows.get(0).<String>getAs("problem")).contains("there is no journal in", "damaged");
        assertThat(rows.get(1).<String>getAs("problem")).isNull();
        assertThat(rows.get(1).<String>getAs("ending")).isEqualTo("COMPLETED");
        assertThat(rows.get(1).<Integer>getAs("budget")).isEqualTo(3);
        assertThat(rows.get(1).<String>getAs("definition")).contains("\"rate\"");
    }

    @Test
    void folderWithoutExperimentsGivesEmptyTables(@TempDir Path empty) {
        SparkHistory history = SparkHistory.of(SPARK.session(), empty.toString());

        assertThat(history.names()).isEmpty();
        assertThat(history.trials().count()).isZero();
        assertThat(history.reports().count()).isZero();
        assertThat(history.experiments().count()).isZero();
    }

    private static SparkHistory history() {
        return SparkHistory.of(SPARK.session(), folder.toUri().toString());
    }

    private static ExperimentResult<Configuration> run(ExperimentBuilder<Configuration> description) {
        return description
                .journal(Store.at(folder.toString()))
                .quiet()
                .train((given, trial) -> {
                    if (trial.number() % 2 == 1) {
                        throw new IllegalStateException("odd");
                    }
                    trial.report(1, 0.25);
                    trial.report(2, 0.75);
                    return 10.0;
                })
                .runOn(LocalSlots.of(1));
    }
}
