package dev.luthier.spark.row;

import dev.luthier.definition.Task;
import dev.luthier.space.BooleanParameter;
import dev.luthier.space.Configuration;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A column {@code param_NAME} for each parameter, of its type; text where tasks use one name for different types. */
public final class TypedParameters implements ParameterColumns {
    private final Map<String, DataType> types = new LinkedHashMap<>();

    public TypedParameters(List<Task> tasks) {
        for (Task task : tasks) {
            for (Parameter parameter : task.space().parameters()) {
                types.merge(parameter.name(), typeOf(parameter), TypedParameters::common);
            }
        }
    }

    @Override
    public StructType addTo(StructType schema) {
        StructType all = schema;
        for (Map.Entry<String, DataType> parameter : types.entrySet()) {
            all = all.add("param_" + parameter.getKey(), parameter.getValue());
        }
        return all;
    }

    @Override
    public List<@Nullable Object> cells(Configuration configuration) {
        Map<String, Object> values = configuration.asMap();
        List<@Nullable Object> cells = new ArrayList<>(types.size());
        types.forEach((name, type) -> cells.add(cell(values.get(name), type)));
        return cells;
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
