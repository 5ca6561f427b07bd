package dev.luthier.spark;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.matrix.result.CellResult;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** What came out of an experiment as Spark data sets, to be queried, joined and saved. */
public final class SparkResults {
    private SparkResults() {}

    /**
     * One row for each trial, by number. Beside the columns of every experiment, each parameter has a column
     * {@code param_NAME} of its type, null where the parameter was not active; should tasks use one name for different
     * types, it is text.
     *
     * <p>Columns: trial, task, state, metric (null unless finished), metrics (further ones by name), resource, note,
     * attempts, slot (of the last attempt), started and ended (timestamps; null if it never ran), duration_ms (time on
     * slots), reports, failure_kind, failure_message, failure_stack_trace.
     */
    public static Dataset<Row> trials(SparkSession session, ExperimentResult<?> result) {
        TrialRows rows = new TrialRows(result.definition().tasks());
        return session.createDataFrame(result.trials().stream().map(rows::row).toList(), rows.schema());
    }

    /**
     * One row for each effect that an ablation asked about: experiment, metric, name, family, effect, low, high, p_value,
     * adjusted (null where there is no such number), repeats, verdict, reason.
     *
     * @throws IllegalStateException if the experiment is no ablation
     */
    public static Dataset<Row> ablation(SparkSession session, ExperimentResult<?> result) {
        return session.createDataFrame(EffectRows.of(result.ablation()), EffectRows.SCHEMA);
    }

    /**
     * One row for each model on each data set of a matrix: data, type, model, runs, finished, stopped, failed, best, mean, sd,
     * rank (of the best metric on that data set), best_trial. What there is none of is null.
     */
    public static Dataset<Row> matrix(SparkSession session, MatrixResult result) {
        StructType schema = new StructType()
                .add("data", DataTypes.StringType, false)
                .add("type", DataTypes.StringType, false)
                .add("model", DataTypes.StringType, false)
                .add("runs", DataTypes.IntegerType, false)
                .add("finished", DataTypes.IntegerType, false)
                .add("stopped", DataTypes.IntegerType, false)
                .add("failed", DataTypes.IntegerType, false)
                .add("best", DataTypes.DoubleType)
                .add("mean", DataTypes.DoubleType)
                .add("sd", DataTypes.DoubleType)
                .add("rank", DataTypes.DoubleType)
                .add("best_trial", DataTypes.IntegerType);
        return session.createDataFrame(
                result.cells().stream().map(cell -> row(cell, result)).toList(), schema);
    }

    private static Row row(CellResult cell, MatrixResult result) {
        Trial best = cell.best();
        String data = cell.cell().data();
        String model = cell.cell().model();
        return RowFactory.create(
                data,
                cell.cell().type(),
                model,
                cell.runs(),
                cell.finished(),
                cell.stopped(),
                cell.failed(),
                orNull(cell.bestMetric().orElse(Double.NaN)),
                orNull(cell.mean()),
                orNull(cell.standardDeviation()),
                orNull(result.rank(data, model).orElse(Double.NaN)),
                best == null ? null : best.number());
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** One row for each report of each trial, by trial and step: trial, step, value, more (further metrics by name). */
    public static Dataset<Row> reports(SparkSession session, ExperimentResult<?> result) {
        StructType schema = new StructType()
                .add("trial", DataTypes.IntegerType, false)
                .add("step", DataTypes.LongType, false)
                .add("value", DataTypes.DoubleType, false)
                .add("more", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false), false);
        List<Row> rows = new ArrayList<>();
        for (Trial trial : result.trials()) {
            for (Report report : trial.curve().reports()) {
                rows.add(RowFactory.create(trial.number(), report.step(), report.value(), report.more()));
            }
        }
        return session.createDataFrame(rows, schema);
    }
}
