package dev.luthier.spark.row;

import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.json.DefinitionJson;
import dev.luthier.replay.history.RecordedExperiment;
import java.sql.Timestamp;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Recorded experiments as rows. */
public final class ExperimentRows {
    public static final StructType SCHEMA = new StructType()
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

    private ExperimentRows() {}

    /** Of {@link #SCHEMA}. */
    public static Row of(RecordedExperiment experiment) {
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

    /** Of {@link #SCHEMA}, for one of which nothing but its name is known. */
    public static Row unreadable(String name, String why) {
        Object[] cells = new Object[SCHEMA.size()];
        cells[0] = name;
        cells[cells.length - 1] = why;
        return RowFactory.create(cells);
    }

    static String direction(Definition definition) {
        return definition.direction().name().toLowerCase(Locale.ROOT);
    }
}
