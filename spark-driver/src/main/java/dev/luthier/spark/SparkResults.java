package dev.luthier.spark;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.spark.row.CellRows;
import dev.luthier.spark.row.EffectRows;
import dev.luthier.spark.row.ParameterColumns;
import dev.luthier.spark.row.ReportRows;
import dev.luthier.spark.row.TrialRows;
import dev.luthier.spark.row.TypedParameters;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What came out of an experiment as Spark data sets, to be queried, joined and saved. */
public final class SparkResults {
    private SparkResults() {}

    /**
     * One row for each trial, by number. Beside the columns of every experiment, each parameter has a column
     * {@code param_NAME} of its type, null where the parameter was not active; should tasks use one name for different
     * types, it is text.
     *
     * <p>Columns: experiment, metric_name (the first objective), direction ({@code minimize} or {@code maximize}), task, data
     * and model (null outside a matrix), trial, state, metric (null unless finished), metrics (further ones by name), resource,
     * note, attempts, slot (of the last attempt), started and ended (timestamps; null if it never ran), duration_ms (time on
     * slots), reports, failure_kind, failure_message, failure_stack_trace. {@link SparkHistory} has the same of many
     * experiments.
     */
    public static Dataset<Row> trials(SparkSession session, ExperimentResult<?> result) {
        ParameterColumns parameters = new TypedParameters(result.definition().tasks());
        return session.createDataFrame(
                TrialRows.of(result.definition(), result.trials(), parameters).toList(), TrialRows.schema(parameters));
    }

    /** One row for each report of each trial, by trial and step: experiment, trial, step, value, more (further metrics by name). */
    public static Dataset<Row> reports(SparkSession session, ExperimentResult<?> result) {
        return session.createDataFrame(
                ReportRows.of(result.definition().name(), result.trials()).toList(), ReportRows.SCHEMA);
    }

    /**
     * One row for each effect that an ablation asked about: experiment, metric_name, name, family, effect, low, high, p_value,
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
        return session.createDataFrame(CellRows.of(result), CellRows.SCHEMA);
    }
}
