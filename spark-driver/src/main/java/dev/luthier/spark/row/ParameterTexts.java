package dev.luthier.spark.row;

import dev.luthier.space.Configuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** One column, {@code params}, with all values as texts by name: for experiments that differ in their parameters. */
public record ParameterTexts() implements ParameterColumns {
    @Override
    public StructType addTo(StructType schema) {
        return schema.add("params", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false), false);
    }

    @Override
    public List<@Nullable Object> cells(Configuration configuration) {
        Map<String, String> texts = new LinkedHashMap<>();
        configuration.asMap().forEach((name, value) -> texts.put(name, value.toString()));
        return List.of(CollectionConverters.asScala(texts));
    }
}
