package dev.luthier.spark.row;

import dev.luthier.space.Configuration;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns in which the values of a configuration are. */
public interface ParameterColumns {
    /** The schema and these columns. */
    StructType addTo(StructType schema);

    /** The cells of a row: as many as there are columns. */
    List<@Nullable Object> cells(Configuration configuration);
}
