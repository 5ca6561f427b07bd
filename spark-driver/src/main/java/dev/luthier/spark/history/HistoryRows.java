package dev.luthier.spark.history;

import dev.luthier.definition.Cell;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Task;
import dev.luthier.event.Ending;
import dev.luthier.json.DefinitionJson;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** What is recorded of an experiment as rows of tables over many. */
public final class HistoryRows {
    public static final StructType EXPERIMENTS = new StructType()
            .add("experiment", DataTypes.StringType, false)
            .add("metric_name", DataTypes.StringType)
            .add("direction", DataTypes.StringType)
            .add("optimizer", DataTypes.StringType)
            .add("budget", DataTypes.IntegerType)
            .add("began", DataTypes.TimestampType)
            .add("latest", DataTypes.TimestampType)
            .add("runs", DataTypes.IntegerType)
            .add("ending", DataTypes.StringType)
            .add("ending_detail", DataTypes.StringType)
            .add("definition", DataTypes.StringType)
            .add("problem", DataTypes.StringType);

    public static final StructType TRIALS = new StructType()
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
            .add("failure_stack_trace", DataTypes.StringType)
            .add("params", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false), false);

    public static final StructType REPORTS = new StructType()
            .add("experiment", DataTypes.StringType, false)
            .add("trial", DataTypes.IntegerType, false)
            .add("step", DataTypes.LongType, false)
            .add("value", DataTypes.DoubleType, false)
            .add("more", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false), false);

    private HistoryRows() {}

    /** Of {@link #EXPERIMENTS}. */
    public static Row experiment(RecordedExperiment experiment) {
        Definition definition = experiment.definition();
        Ending ending = experiment.ending().orElse(null);
        return RowFactory.create(
                definition.name(),
                definition.metric(),
                direction(definition),
                definition.optimizer().name(),
                definition.budget().trials(),
                new Timestamp(experiment.openedAtMillis()),
                new Timestamp(experiment.latestAtMillis()),
                experiment.runs(),
                ending == null ? null : ending.kind().name(),
                ending == null ? null : ending.detail(),
                DefinitionJson.write(definition),
                null);
    }

    /** Of {@link #EXPERIMENTS}, for one of which nothing but its name is known. */
    public static Row unreadable(String name, String why) {
        Object[] cells = new Object[EXPERIMENTS.size()];
        cells[0] = name;
        cells[cells.length - 1] = why;
        return RowFactory.create(cells);
    }

    /** Of {@link #TRIALS}. */
    public static Iterator<Row> trials(RecordedExperiment experiment) {
        return experiment.trials().stream()
                .map(trial -> row(experiment.definition(), trial))
                .iterator();
    }

    /** Of {@link #REPORTS}, made one after the other. */
    public static Iterator<Row> reports(RecordedExperiment experiment) {
        String name = experiment.definition().name();
        return experiment.trials().stream()
                .flatMap(trial -> trial.curve().reports().stream()
                        .map(report -> RowFactory.create(
                                name, trial.number(), report.step(), report.value(), map(report.more()))))
                .iterator();
    }

    private static Row row(Definition definition, Trial trial) {
        Task task = definition.tasks().get(trial.task());
        Cell cell = task.cell();
        Failure failure = trial.failure();
        List<Attempt> attempts = trial.attempts();
        Attempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        return RowFactory.create(
                definition.name(),
                definition.metric(),
                direction(definition),
                task.name(),
                cell == null ? null : cell.data(),
                cell == null ? null : cell.model(),
                trial.number(),
                trial.state().name(),
                trial.metric().isPresent() ? trial.metric().getAsDouble() : null,
                trial.outcome() instanceof Outcome.Finished finished ? map(finished.more()) : map(Map.of()),
                trial.resource(),
                trial.note(),
                attempts.size(),
                last == null ? null : last.slot(),
                last == null ? null : new Timestamp(attempts.get(0).startedAtMillis()),
                last == null ? null : new Timestamp(last.endedAtMillis()),
                trial.durationMillis(),
                trial.curve().size(),
                failure == null ? null : failure.kind().name(),
                failure == null ? null : failure.message(),
                failure == null ? null : failure.stackTrace(),
                map(texts(trial.configuration().asMap())));
    }

    // Rows that tasks make are encoded by code that knows Scala's collections only.
    private static <V> scala.collection.Map<String, V> map(Map<String, V> values) {
        return CollectionConverters.asScala(values);
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private static String direction(Definition definition) {
        return definition.direction().name().toLowerCase(Locale.ROOT);
    }
}
