package dev.luthier.spark.row;

import dev.luthier.matrix.result.CellResult;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.trial.Trial;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The cells of a matrix as rows. */
public final class CellRows {
    public static final StructType SCHEMA = new StructType()
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

    private CellRows() {}

    /** Of {@link #SCHEMA}. */
    public static List<Row> of(MatrixResult result) {
        return result.cells().stream().map(cell -> row(cell, result)).toList();
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
}
