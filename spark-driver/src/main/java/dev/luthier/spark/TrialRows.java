package dev.luthier.spark;

import dev.luthier.definition.Task;
import dev.luthier.space.BooleanParameter;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.Parameter;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Trials as rows, with a column for each parameter. */
final class TrialRows {
    private final List<Task> tasks;
    private final Map<String, DataType> parameters = new LinkedHashMap<>();

    TrialRows(List<Task> tasks) {
        this.tasks = tasks;
        for (Task task : tasks) {
            for (Parameter parameter : task.space().parameters()) {
                parameters.merge(parameter.name(), typeOf(parameter), TrialRows::common);
            }
        }
    }

    StructType schema() {
        StructType schema = new StructType()
                .add("trial", DataTypes.IntegerType, false)
                .add("task", DataTypes.StringType, false)
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
        for (Map.Entry<String, DataType> parameter : parameters.entrySet()) {
            schema = schema.add("param_" + parameter.getKey(), parameter.getValue());
        }
        return schema;
    }

    Row row(Trial trial) {
        List<@Nullable Object> cells = new ArrayList<>(schema().size());
        addOutcome(cells, trial);
        addAttempts(cells, trial);
        addFailure(cells, trial.failure());
        Map<String, Object> values = trial.configuration().asMap();
        parameters.forEach((name, type) -> cells.add(cell(values.get(name), type)));
        return RowFactory.create(cells.toArray());
    }

    private void addOutcome(List<@Nullable Object> cells, Trial trial) {
        cells.add(trial.number());
        cells.add(tasks.get(trial.task()).name());
        cells.add(trial.state().name());
        cells.add(trial.metric().isPresent() ? trial.metric().getAsDouble() : null);
        cells.add(trial.outcome() instanceof Outcome.Finished finished ? finished.more() : Map.of());
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

    private static @Nullable Object cell(@Nullable Object value, DataType type) {
        return value == null || !type.equals(DataTypes.StringType) ? value : value.toString();
    }

    private static DataType common(DataType one, DataType other) {
        return one.equals(other) ? one : DataTypes.StringType;
    }

    private static DataType typeOf(Parameter parameter) {
        if (parameter instanceof DoubleParameter) {
            return DataTypes.DoubleType;
        }
        if (parameter instanceof IntegerParameter) {
            return DataTypes.LongType;
        }
        if (parameter instanceof BooleanParameter) {
            return DataTypes.BooleanType;
        }
        return parameter instanceof Parameter.Finite finite ? typeOfValues(finite.values()) : DataTypes.StringType;
    }

    private static DataType typeOfValues(List<Object> values) {
        if (values.stream().allMatch(Double.class::isInstance)) {
            return DataTypes.DoubleType;
        }
        if (values.stream().allMatch(Long.class::isInstance)) {
            return DataTypes.LongType;
        }
        return values.stream().allMatch(Boolean.class::isInstance) ? DataTypes.BooleanType : DataTypes.StringType;
    }
}
