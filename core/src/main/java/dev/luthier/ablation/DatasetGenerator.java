package dev.luthier.ablation;

import java.io.Serializable;
import java.util.List;

/**
 * Gives the data of a variant, without the features that are not kept. On Spark it is shipped to the executors with all that
 * it captures.
 */
public interface DatasetGenerator extends Serializable {

    /** All columns of the data, the label among them. */
    List<String> columns();

    /** The data with the columns that are kept; the label always is. */
    Object generate(Kept kept) throws Exception;

    /** A generator of data with these columns. */
    static DatasetGenerator of(List<String> columns, Function function) {
        return new OfFunction(columns, function);
    }

    /** What a generator does, as a lambda expression. */
    @FunctionalInterface
    interface Function extends Serializable {
        /** As {@link DatasetGenerator#generate}. */
        Object generate(Kept kept) throws Exception;
    }

    /** Columns and function side by side. */
    record OfFunction(List<String> columns, Function function) implements DatasetGenerator {
        public OfFunction {
            columns = List.copyOf(columns);
        }

        @Override
        public Object generate(Kept kept) throws Exception {
            return function.generate(kept);
        }
    }
}
