package dev.luthier.spark.row;

import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Estimate;
import dev.luthier.ablation.report.AblationReport;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The effects of an ablation as rows. */
public final class EffectRows {
    public static final StructType SCHEMA = new StructType()
            .add("experiment", DataTypes.StringType, false)
            .add("metric_name", DataTypes.StringType, false)
            .add("name", DataTypes.StringType, false)
            .add("family", DataTypes.StringType, false)
            .add("effect", DataTypes.DoubleType)
            .add("low", DataTypes.DoubleType)
            .add("high", DataTypes.DoubleType)
            .add("p_value", DataTypes.DoubleType)
            .add("adjusted", DataTypes.DoubleType)
            .add("repeats", DataTypes.IntegerType, false)
            .add("verdict", DataTypes.StringType, false)
            .add("reason", DataTypes.StringType, false);

    private EffectRows() {}

    /** Of {@link #SCHEMA}. */
    public static List<Row> of(AblationReport report) {
        return report.effects().stream().map(effect -> row(report, effect)).toList();
    }

    private static Row row(AblationReport report, Effect effect) {
        Estimate estimate = effect.estimate();
        return RowFactory.create(
                report.experiment(),
                report.metric(),
                effect.name(),
                effect.contrast().family(),
                numberIfAny(estimate.mean()),
                numberIfAny(estimate.low()),
                numberIfAny(estimate.high()),
                numberIfAny(estimate.pValue()),
                numberIfAny(effect.adjusted()),
                estimate.pairs(),
                effect.verdict().word(),
                effect.reason());
    }

    private static @Nullable Double numberIfAny(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
