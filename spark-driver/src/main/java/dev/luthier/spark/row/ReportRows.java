package dev.luthier.spark.row;

import dev.luthier.trial.Trial;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Reports as rows. */
public final class ReportRows {
    public static final StructType SCHEMA = new StructType()
            .add("experiment", DataTypes.StringType, false)
            .add("trial", DataTypes.IntegerType, false)
            .add("step", DataTypes.LongType, false)
            .add("value", DataTypes.DoubleType, false)
            .add("more", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false), false);

    private ReportRows() {}

    /** Of {@link #SCHEMA}, by trial and step, made one after the other. */
    public static Stream<Row> of(String experiment, List<Trial> trials) {
        return trials.stream()
                .flatMap(trial -> trial.curve().reports().stream()
                        .map(report -> RowFactory.create(
                                experiment,
                                trial.number(),
                                report.step(),
                                report.value(),
                                CollectionConverters.asScala(report.more()))));
    }
}
