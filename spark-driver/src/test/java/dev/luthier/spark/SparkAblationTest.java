package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.ablation.AblationStudy;
import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.Kept;
import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.tables.Table;
import dev.luthier.tables.TableGenerator;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An ablation whose trials run as Spark tasks, on data from Spark, with a result for Spark. */
class SparkAblationTest {
    @RegisterExtension
    static final LocalSpark SPARK = new LocalSpark("local[2]");

    private static final String ROWS = "select * from values (3, 7.25D, 'S', true), (1, 71.5D, 'C', false), "
            + "(2, cast(null as double), cast(null as string), true) as t(pclass, fare, port, survived)";

    @TempDir
    private Path folder;

    private static final class EachLeaves extends AbstractAblator {
        EachLeaves() {
            super(Repeats.of(2));
        }

        @Override
        protected List<Contrast> contrasts(AblationSpace space, Measurements found) {
            return space.components().stream().map(Contrast::leaving).toList();
        }
    }

    @Test
    void readsParquetAndTablesByNameAndVersion() {
        Dataset<Row> data = SPARK.session().sql(ROWS);
        URI address = folder.resolve("titanic").toUri();
        data.write().parquet(address.toString());
        data.createOrReplaceTempView("titanic_1");

        for (Table table : List.of(
                SparkTables.parquet(SPARK.session(), address), SparkTables.table(SPARK.session(), "titanic", 1))) {
            assertThat(table.columns()).containsExactly("pclass", "fare", "port", "survived");
            assertThat(table.numbers("pclass")).containsExactlyInAnyOrder(1, 2, 3);
            assertThat(table.numbers("fare")).contains(7.25, 71.5, Double.NaN);
            assertThat(table.numbers("survived")).contains(0, 1);
            assertThat(table.texts("port")).containsExactlyInAnyOrder("S", "C", "");
        }
    }

    @Test
    void refusesColumnsThatNoTableCanHold() {
        Dataset<Row> data = SPARK.session().sql("select 1 as a, array(1) as b, map(1, 2) as c");

        assertThatThrownBy(() -> SparkTables.collect(data))
                .hasMessageContaining("columns [b array<int>, c map<int,int>] are neither numbers");
    }

    @Test
    void effectsAreRows() {
        Table table = SparkTables.collect(SPARK.session().sql(ROWS));
        AblationStudy study =
                AblationStudy.of("titanic", 1, "survived").setDatasetGenerator(new TableGenerator(table, "survived"));
        study.features().includeAll();
        study.components().include("crash");

        ExperimentResult<Kept> result = Luthier.ablation("on-spark", study)
                .maximize("columns")
                .optimizer(new EachLeaves())
                .quiet()
                .train((kept, trial) -> {
                    if (!kept.component("crash")) {
                        throw new IllegalStateException("crashed");
                    }
                    return kept.dataset(Table.class).columns().size();
                })
                .runOn(SparkSlots.of(SPARK.session()));
        Dataset<Row> rows = SparkResults.ablation(SPARK.session(), result);

        assertThat(rows.count()).isEqualTo(4);
        Row fare = rows.where("name = 'feature:fare'").first();
        assertThat(fare.<Double>getAs("effect")).isEqualTo(1.0);
        assertThat(fare.<String>getAs("verdict")).isEqualTo("helps");
        Row crash = rows.where("name = 'component:crash'").first();
        assertThat(crash.<Double>getAs("effect")).isNull();
        assertThat(crash.<String>getAs("reason")).contains("crashed");
    }
}
