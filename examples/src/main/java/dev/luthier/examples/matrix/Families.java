package dev.luthier.examples.matrix;

import dev.luthier.matrix.CellRun;
import dev.luthier.matrix.Matrix;
import dev.luthier.matrix.MatrixBuilder;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Which models there are, over which configurations they are searched, and how they are trained. */
final class Families {
    static final String CLASSIFICATION = "classification";
    static final String REGRESSION = "regression";

    private static final SearchSpace LINEAR = SearchSpace.builder()
            .logUniform("lambda", 1e-4, 10)
            .logUniform("alpha", 1e-4, 1)
            .logInteger("rounds", 5, 200)
            .build();
    private static final SearchSpace TREE = SearchSpace.builder()
            .integer("max_depth", 1, 12)
            .logUniform("min_child_weight", 0.1, 20)
            .logUniform("lambda", 1e-3, 10)
            .build();
    private static final SearchSpace FOREST = SearchSpace.builder()
            .logInteger("trees", 20, 150)
            .integer("max_depth", 3, 12)
            .uniform("subsample", 0.4, 0.9)
            .uniform("colsample_bynode", 0.2, 1)
            .logUniform("lambda", 1e-3, 1)
            .build();
    private static final SearchSpace BOOSTING = SearchSpace.builder()
            .logInteger("rounds", 20, 150)
            .logUniform("eta", 0.02, 0.5)
            .integer("max_depth", 1, 8)
            .uniform("subsample", 0.5, 1)
            .logUniform("lambda", 1e-3, 10)
            .build();
    private static final SearchSpace BAYES =
            SearchSpace.builder().logUniform("smoothing", 1e-6, 1).build();

    private Families() {}

    /** Every family on these data sets; naive Bayes learns classes only. */
    static MatrixBuilder on(List<String> classification, List<String> regression) {
        return Matrix.builder()
                .data(CLASSIFICATION, CLASSIFICATION, classification)
                .data(REGRESSION, REGRESSION, regression)
                .model("linear", "linear", LINEAR)
                .model("trees", "tree", TREE)
                .model("trees", "forest", FOREST)
                .model("trees", "boosting", BOOSTING)
                .model("bayes", "naive-bayes", BAYES, CLASSIFICATION)
                .apply("linear", CLASSIFICATION, REGRESSION)
                .apply("trees", CLASSIFICATION, REGRESSION)
                .apply("bayes", CLASSIFICATION);
    }

    /** Trains a model and says how good it is on the validation rows. */
    static double score(CellRun run, Lesson lesson, long seed) throws XGBoostError {
        Configuration its = run.configuration();
        double[] predictions = switch (run.model()) {
            case "linear" -> linear(lesson, its, seed);
            case "tree" -> Trees.predictions(lesson, with(its, Map.of("eta", 1)), 1, seed);
            case "forest" -> forest(lesson, its, seed);
            case "boosting" -> Trees.predictions(lesson, its.asMap(), (int) its.getLong("rounds"), seed);
            case "naive-bayes" -> bayes(lesson, its);
            default -> throw new IllegalArgumentException("there is no model '" + run.model() + "'");
        };
        return lesson.score(predictions);
    }

    private static double[] linear(Lesson lesson, Configuration its, long seed) throws XGBoostError {
        // Coordinate by coordinate, since its other way of training gives another result each time.
        Map<String, Object> parameters =
                with(its, Map.of("booster", "gblinear", "updater", "coord_descent", "feature_selector", "cyclic"));
        return Trees.predictions(lesson, parameters, (int) its.getLong("rounds"), seed);
    }

    private static double[] forest(Lesson lesson, Configuration its, long seed) throws XGBoostError {
        return Trees.predictions(
                lesson, with(its, Map.of("eta", 1, "num_parallel_tree", its.getLong("trees"))), 1, seed);
    }

    private static double[] bayes(Lesson lesson, Configuration its) {
        return new NaiveBayes(lesson.training(), lesson.classes(), its.getDouble("smoothing"))
                .predict(lesson.validation());
    }

    private static Map<String, Object> with(Configuration configuration, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(configuration.asMap());
        all.putAll(more);
        return all;
    }
}
