package dev.luthier.benchmarks.matrix;

import dev.luthier.definition.Named;
import dev.luthier.matrix.Matrix;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/** Thousands of data sets, a few models each. */
final class Airports {
    static final SearchSpace SPACE = SearchSpace.builder()
            .logUniform("learningRate", 1e-4, 1)
            .integer("depth", 1, 10)
            .uniform("subsample", 0.3, 1)
            .build();

    private Airports() {}

    /** @param models how many there are of each data set */
    static Matrix matrix(int dataSets, int models, int runs) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < dataSets; i++) {
            names.add("airport-" + i);
        }
        var builder = Matrix.builder().data("airports", "regression", names);
        for (int model = 0; model < models; model++) {
            builder.model("models", "model-" + model, SPACE);
        }
        return builder.apply("models", "airports")
                .runsPerTask(runs)
                .searcher(new Named("random"))
                .build();
    }
}
