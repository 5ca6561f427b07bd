package dev.luthier.dashboard;

import dev.luthier.ablation.AblationStudy;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.matrix.Matrix;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.ExperimentListener;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.SearchSpace;
import java.util.Map;

/** Experiments that have views of their own: an ablation, a matrix, a search by successive halving. */
final class KindsOfExperiment {
    private static final Map<String, Double> WORTH =
            Map.of("age", 0.1, "fare", 0.06, "sex", 0.0, "cabin", -0.05, "boat", 0.001);

    private KindsOfExperiment() {}

    static void ablation(JournalProvider journals, ExperimentListener listener) {
        AblationStudy study = AblationStudy.of("titanic", "survived");
        study.features()
                .declare("survived", "age", "fare", "sex", "cabin", "boat")
                .includeAll();
        run(Luthier.ablation("ablation", study).maximize("accuracy"), journals, listener)
                .train((kept, trial) -> {
                    double score = 0.7 + 0.002 * (trial.number() * 37 % 11);
                    for (String feature : kept.features()) {
                        score += WORTH.getOrDefault(feature, 0.0);
                    }
                    return score;
                })
                .runOn(LocalSlots.of(2));
    }

    static void matrix(JournalProvider journals, ExperimentListener listener) {
        SearchSpace space = SearchSpace.builder().uniform("depth", 0, 1).build();
        Matrix matrix = Matrix.builder()
                .data("tables", "classification", "iris/v2", "wine", "digits")
                .model("trees", "tree x1", space)
                .model("trees", "forest", space)
                .apply("trees", "tables")
                .build();
        run(Luthier.matrix("matrix", matrix).maximize("accuracy"), journals, listener)
                .train((cell, trial) -> 0.5
                        + 0.1 * cell.model().length() / 10
                        + 0.2 * cell.configuration().getDouble("depth")
                        + 0.01 * cell.data().length())
                .runOn(LocalSlots.of(2));
    }

    static void halving(JournalProvider journals, ExperimentListener listener) {
        SearchSpace space = SearchSpace.builder()
                .logUniform("lr", 1e-4, 1)
                .uniform("dropout", 0, 0.6)
                .choice("kernel", "rbf", "poly")
                .build();
        run(
                        Luthier.experiment("halving", space)
                                .minimize("loss")
                                .optimizer(Optimizers.asha(Optimizers.random()))
                                .trials(40)
                                .maxResource(9),
                        journals,
                        listener)
                .train((values, trial) -> {
                    double loss = Math.abs(Math.log10(values.getDouble("lr")) + 2) + values.getDouble("dropout");
                    for (long step = 1; step <= trial.resource(); step++) {
                        trial.report(step, loss + 1.0 / step);
                    }
                    return loss + 1.0 / trial.resource();
                })
                .runOn(LocalSlots.of(2));
    }

    private static <C> ExperimentBuilder<C> run(
            ExperimentBuilder<C> description, JournalProvider journals, ExperimentListener listener) {
        return description.seed(4).journal(journals).listener(listener).quiet();
    }
}
