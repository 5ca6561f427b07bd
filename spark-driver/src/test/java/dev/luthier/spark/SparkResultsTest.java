package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SparkResultsTest {
    @RegisterExtension
    static final LocalSpark SPARK = new LocalSpark("local[2]");

    private static final SearchSpace SPACE = SearchSpace.builder()
            .uniform("rate", 0, 1)
            .integer("layers", 1, 4)
            .choice("kernel", "rbf", "poly")
            .bool("bias")
            .build();

    @Test
    void trialsHaveAColumnForEachParameter() {
        ExperimentResult<Configuration> result = result();

        Dataset<Row> trials = SparkResults.trials(SPARK.session(), result);

        assertThat(trials.schema().simpleString())
                .contains("param_rate:double,param_layers:bigint,param_kernel:string,param_bias:boolean");
        Row first = trials.where("trial = 0").first();
        assertThat(first.<String>getAs("state")).isEqualTo("FINISHED");
        assertThat(first.<Double>getAs("metric")).isEqualTo(10.0);
        assertThat(first.<scala.collection.Map<String, Double>>getAs("metrics").apply("size"))
                .isEqualTo(3.0);
        assertThat(first.<Double>getAs("param_rate")).isEqualTo(0.5);
        assertThat(first.<Long>getAs("param_layers")).isEqualTo(2L);
        assertThat(first.<String>getAs("param_kernel")).isEqualTo("rbf");
        assertThat(first.<Boolean>getAs("param_bias")).isTrue();
        assertThat(first.<Integer>getAs("attempts")).isEqualTo(1);
        assertThat(first.<java.sql.Timestamp>getAs("started").getTime())
                .isEqualTo(result.trials().get(0).attempts().get(0).startedAtMillis());
        assertThat(first.<String>getAs("failure_kind")).isNull();
    }

    @Test
    void failedTrialsSayWhy() {
        Row second = SparkResults.trials(SPARK.session(), result())
                .where("trial = 1")
                .first();

        assertThat(second.<String>getAs("state")).isEqualTo("FAILED");
        assertThat(second.<Double>getAs("metric")).isNull();
        assertThat(second.<String>getAs("failure_kind")).isEqualTo("EXCEPTION");
        assertThat(second.<String>getAs("failure_message")).contains("odd");
        assertThat(second.<String>getAs("failure_stack_trace")).contains("SparkResultsTest");
    }

    @Test
    void reportsAreOneRowEach() {
        List<Row> reports = SparkResults.reports(SPARK.session(), result())
                .orderBy("trial", "step")
                .collectAsList();

        assertThat(reports)
                .extracting(row -> row.getInt(1) + "/" + row.getLong(2) + "/" + row.getDouble(3))
                .containsExactly("0/1/0.25", "0/2/0.75", "2/1/0.25", "2/2/0.75");
        assertThat(reports.get(0).<String>getAs("experiment")).isEqualTo("results");
        assertThat(reports.get(0).getJavaMap(4)).isEqualTo(Map.of("loss", 0.5));
    }

    @Test
    void cellsOfAMatrixAreOneRowEach() {
        ExperimentResult<Configuration> result = result();

        List<Row> cells = SparkResults.matrix(SPARK.session(), MatrixResult.of(result.definition(), result.trials()))
                .collectAsList();

        assertThat(cells).hasSize(1);
        Row cell = cells.get(0);
        assertThat(cell.<String>getAs("data")).isEqualTo("results");
        assertThat(cell.<Integer>getAs("runs")).isEqualTo(3);
        assertThat(cell.<Integer>getAs("finished")).isEqualTo(2);
        assertThat(cell.<Integer>getAs("failed")).isEqualTo(1);
        assertThat(cell.<Double>getAs("best")).isEqualTo(10.0);
        assertThat(cell.<Double>getAs("sd")).isZero();
        assertThat(cell.<Double>getAs("rank")).isEqualTo(1.0);
        assertThat(cell.<Integer>getAs("best_trial")).isZero();
    }

    private static ExperimentResult<Configuration> result() {
        Configuration configuration = Configuration.of("rate", 0.5, "layers", 2, "kernel", "rbf", "bias", true);
        return Luthier.experiment("results", SPACE)
                .maximize("accuracy")
                .optimizer(new SameAgain(configuration))
                .trials(3)
                .quiet()
                .trainMetrics((given, trial) -> {
                    if (trial.number() % 2 == 1) {
                        throw new IllegalStateException("odd");
                    }
                    trial.report(1, Map.of("accuracy", 0.25, "loss", 0.5));
                    trial.report(2, 0.75);
                    return Map.of("accuracy", 10.0, "size", 3.0);
                })
                .runOn(LocalSlots.of(1));
    }
}
