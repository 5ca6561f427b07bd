package dev.luthier.spark.row;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Task;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Trials as rows: the columns that every trial has, then those of its configuration. */
public final class TrialRows {
    private static final StructType OF_EVERY_TRIAL = new StructType()
            .add("experiment", DataTypes.StringType, false)
            .add("metric_name", DataTypes.StringType, false)
            .add("direction", DataTypes.StringType, false)
            .add("task", DataTypes.StringType, false)
            .add("data", DataTypes.StringType)
            .add("model", DataTypes.StringType)
            .add("trial", DataTypes.IntegerType, false)
            .add("state", DataTypes.StringType, false)
            .add("metric", DataTypes.DoubleType)
            .add("metrics", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false), false)
            .add("resource", DataTypes.LongType, false)
            .add("note", DataTypes.StringType, false)
            .add("attempts", DataTypes.IntegerType, false)
            .add("slot", DataTypes.StringType)
            .add("started", DataTypes.TimestampType)
            .add("ended", DataTypes.TimestampType)
            .add("duration_ms", DataTypes.LongType, false)
            .add("reports", DataTypes.IntegerType, false)
            .add("failure_kind", DataTypes.StringType)
            .add("failure_message", DataTypes.StringType)
            .add("failure_stack_trace", DataTypes.StringType);

    private TrialRows() {}

    public static StructType schema(ParameterColumns parameters) {
        return parameters.addTo(OF_EVERY_TRIAL);
    }

    /** Of that schema, by number, made one after the other. */
    public static Stream<Row> of(Definition definition, List<Trial> trials, ParameterColumns parameters) {
        return trials.stream().map(trial -> row(definition, trial, parameters));
    }

    private static Row row(Definition definition, Trial trial, ParameterColumns parameters) {
        List<@Nullable Object> cells = new ArrayList<>();
        addPlace(cells, definition, trial);
        addOutcome(cells, trial);
        addAttempts(cells, trial);
        addFailure(cells, trial.failure());
        cells.addAll(parameters.cells(trial.configuration()));
        return RowFactory.create(cells.toArray());
    }

    private static void addPlace(List<@Nullable Object> cells, Definition definition, Trial trial) {
        Task task = definition.tasks().get(trial.task());
        Cell cell = task.cell();
        cells.addAll(Arrays.<@Nullable Object>asList(
                definition.name(),
                definition.metric(),
                ExperimentRows.direction(definition),
                task.name(),
                cell == null ? null : cell.data(),
                cell == null ? null : cell.model()));
    }

    private static void addOutcome(List<@Nullable Object> cells, Trial trial) {
        Map<String, Double> more = trial.outcome() instanceof Outcome.Finished finished ? finished.more() : Map.of();
        cells.add(trial.number());
        cells.add(trial.state().name());
        cells.add(trial.metric().isPresent() ? trial.metric().getAsDouble() : null);
        // Rows that tasks make are encoded by code that knows Scala's collections only.
        cells.add(CollectionConverters.asScala(more));
        cells.add(trial.resource());
        cells.add(trial.note());
    }

    private static void addAttempts(List<@Nullable Object> cells, Trial trial) {
        List<Attempt> attempts = trial.attempts();
        Attempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        cells.add(attempts.size());
        cells.add(last == null ? null : last.slot());
        cells.add(last == null ? null : new Timestamp(attempts.get(0).startedAtMillis()));
        cells.add(last == null ? null : new Timestamp(last.endedAtMillis()));
        cells.add(trial.durationMillis());
        cells.add(trial.curve().size());
    }

    private static void addFailure(List<@Nullable Object> cells, @Nullable Failure failure) {
        cells.add(failure == null ? null : failure.kind().name());
        cells.add(failure == null ? null : failure.message());
        cells.add(failure == null ? null : failure.stackTrace());
    }
}
