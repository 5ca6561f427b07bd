package dev.luthier.spark;

import dev.luthier.tables.Table;
import java.net.URI;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;

/**
 * Tables of Spark in memory, so that training functions, which have no Spark session, can use them:
 * {@code study.setDatasetGenerator(new TableGenerator(SparkTables.parquet(spark, uri), "label"))}.
 *
 * <p>Numbers and booleans become numbers, with NaN for null; texts, dates and timestamps become texts, empty for null. The
 * table travels to the slots with the training function, so what is collected may have {@link #MOST_CELLS} cells at most.
 */
public final class SparkTables {
    /** Rows times columns. */
    public static final long MOST_CELLS = 20_000_000;

    private SparkTables() {}

    /** The Parquet data at an address that Spark's Hadoop knows: {@code file:}, {@code hdfs:}, {@code s3a:} and so on. */
    public static Table parquet(SparkSession session, URI address) {
        return collect(session.read().parquet(address.toString()));
    }

    /** The table or view of that name in the session's catalogue. */
    public static Table table(SparkSession session, String name) {
        return collect(session.table(name));
    }

    /** One version of a table: that which the catalogue has as {@code NAME_VERSION}. */
    public static Table table(SparkSession session, String name, int version) {
        return table(session, name + "_" + version);
    }

    /**
     * Any data set.
     *
     * @throws IllegalArgumentException if it is too large, or has columns of another type, naming all of them
     */
    public static Table collect(Dataset<Row> data) {
        List<StructField> fields = List.of(data.schema().fields());
        List<String> others = fields.stream()
                .filter(field -> !isNumeric(field.dataType()) && !isText(field.dataType()))
                .map(field -> field.name() + " " + field.dataType().simpleString())
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "columns " + others + " are neither numbers, booleans, texts, dates nor timestamps: select others");
        }
        int mostRows = (int) Math.min(Integer.MAX_VALUE - 1, MOST_CELLS / Math.max(1, fields.size()));
        List<Row> rows = data.limit(mostRows + 1).collectAsList();
        if (rows.size() > mostRows) {
            throw new IllegalArgumentException("the data have more than " + mostRows + " rows of " + fields.size()
                    + " columns: take a sample, or let the training function read them");
        }
        return table(fields, rows);
    }

    private static Table table(List<StructField> fields, List<Row> rows) {
        Table table = Table.ofRows(rows.size());
        for (int i = 0; i < fields.size(); i++) {
            int column = i;
            String name = fields.get(i).name();
            table = isNumeric(fields.get(i).dataType())
                    ? table.with(
                            name,
                            rows.stream()
                                    .mapToDouble(row -> number(row, column))
                                    .toArray())
                    : table.with(
                            name, rows.stream().map(row -> text(row, column)).toArray(String[]::new));
        }
        return table;
    }

    private static double number(Row row, int column) {
        Object value = row.get(column);
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String text(Row row, int column) {
        return row.isNullAt(column) ? "" : row.get(column).toString();
    }

    private static boolean isNumeric(DataType type) {
        return type instanceof NumericType || type instanceof BooleanType;
    }

    private static boolean isText(DataType type) {
        return type instanceof StringType || type instanceof DateType || type instanceof TimestampType;
    }
}
