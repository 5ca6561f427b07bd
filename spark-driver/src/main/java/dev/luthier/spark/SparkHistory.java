package dev.luthier.spark;

import dev.luthier.definition.Definition;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.spark.row.ExperimentRows;
import dev.luthier.spark.row.ParameterTexts;
import dev.luthier.spark.row.ReportRows;
import dev.luthier.spark.row.TrialRows;
import dev.luthier.store.Store;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Every experiment that is recorded below a folder, as Spark tables over all of them:
 *
 * <pre>{@code
 * SparkHistory history = SparkHistory.of(spark, "s3a://team/luthier-experiments");
 * history.trials().where("state = 'FINISHED'").groupBy("experiment").agg(max("metric")).show();
 * }</pre>
 *
 * <p>The experiments are those that are there when this is made. Their journals are read by Spark's tasks, each time a table is
 * worked out, so the folder has to be one that all executors can read, and Luthier has to be on their class path; say
 * {@code cache()} where a table is used several times. An experiment that still runs is shown as it stands. One that cannot be
 * read has no trials, and its row among the {@link #experiments} says why.
 */
public final class SparkHistory {
    private static final int MOST_TASKS = 1_000;

    private final SparkSession session;
    private final String uri;
    private final List<String> names;

    private SparkHistory(SparkSession session, String uri, List<String> names) {
        this.session = session;
        this.uri = uri;
        this.names = names;
    }

    /**
     * @param uri the folder that {@link Store#at} was given, local or on a file system of Hadoop's
     * @throws UncheckedIOException if it cannot be listed
     */
    public static SparkHistory of(SparkSession session, String uri) {
        return new SparkHistory(session, uri, Store.at(uri).experiments());
    }

    /** The names of the experiments. */
    public List<String> names() {
        return names;
    }

    /**
     * One row for each experiment: experiment, metric_name (the first objective), direction ({@code minimize} or
     * {@code maximize}), optimizer, budget (trials), began and latest (timestamps), runs (of the driver), ending (null if it
     * goes on or was killed), ending_detail, definition (JSON), problem (why it cannot be read; then all others are null but
     * its name).
     */
    public Dataset<Row> experiments() {
        return table(Table.EXPERIMENTS);
    }

    /**
     * One row for each trial of each experiment, with the columns of {@link SparkResults#trials} but for the parameters: they
     * are in one column, params, by name and as texts, since experiments differ in their parameters and these in their types.
     * {@code cast(params['lr'] as double)} makes numbers of them.
     */
    public Dataset<Row> trials() {
        return table(Table.TRIALS);
    }

    /** One row for each report: experiment, trial, step, value, more (further metrics by name). */
    public Dataset<Row> reports() {
        return table(Table.REPORTS);
    }

    private enum Table {
        EXPERIMENTS,
        TRIALS,
        REPORTS
    }

    private Dataset<Row> table(Table table) {
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelize(names, Math.max(1, Math.min(MOST_TASKS, names.size())))
                .flatMap(new Reading(uri, table));
        return session.createDataFrame(
                rows,
                switch (table) {
                    case EXPERIMENTS -> ExperimentRows.SCHEMA;
                    case TRIALS -> TrialRows.schema(new ParameterTexts());
                    case REPORTS -> ReportRows.SCHEMA;
                });
    }

    private record Reading(String uri, Table table) implements FlatMapFunction<String, Row> {
        @Override
        public Iterator<Row> call(String name) {
            try {
                return rows(RecordedExperiment.of(Store.at(uri), name)).iterator();
            } catch (IllegalArgumentException | UncheckedIOException e) {
                return table == Table.EXPERIMENTS
                        ? List.of(ExperimentRows.unreadable(name, String.valueOf(e.getMessage())))
                                .iterator()
                        : List.<Row>of().iterator();
            }
        }

        private Stream<Row> rows(RecordedExperiment experiment) {
            Definition definition = experiment.definition();
            return switch (table) {
                case EXPERIMENTS -> Stream.of(ExperimentRows.of(experiment));
                case TRIALS -> TrialRows.of(definition, experiment.trials(), new ParameterTexts());
                case REPORTS -> ReportRows.of(definition.name(), experiment.trials());
            };
        }
    }
}
