package dev.luthier.optimizers.pareto;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Objective;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.optimizers.gaussian.GaussianProcess;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * ParEGO (Knowles, IEEE Trans. Evol. Comp. 10, 2006): each suggestion weighs the objectives by chance, makes one of them, and
 * asks a Gaussian process where that one improves. The weights spread the suggestions over the front, those for slots that
 * run at the same time, too. Constraints are modelled by the process.
 */
public final class ParEgo extends AbstractOptimizer {
    private static final String SCALAR = "scalarised objectives";

    @Override
    public String name() {
        return "parego";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public int maxObjectives() {
        return Goals.MOST_OBJECTIVES;
    }

    @Override
    public List<String> problems(Definition definition) {
        return new GaussianProcess().problems(definition);
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        List<double[]> losses = history().stream()
                .filter(Trial::isFinished)
                .map(goals()::losses)
                .toList();
        if (losses.isEmpty()) {
            return ask(trial -> trial);
        }
        double[] weights = Scalarisation.weights(objectives().size(), random());
        Scalarisation scalarisation = new Scalarisation(weights, losses);
        return ask(trial -> scalarised(trial, scalarisation));
    }

    // The process serves one way of weighing only, so each suggestion has its own.
    private Suggestion ask(UnaryOperator<Trial> view) {
        GaussianProcess process = new GaussianProcess();
        Definition definition = definition().withPart(process.described());
        Goals goals = new Goals(List.of(new Objective(SCALAR, Direction.MINIMIZE)), constraints());
        OptimizerSession session =
                new OptimizerSession(process, definition.withGoals(goals).withoutHeadStart());
        return session.ask(
                suggestionNumber(), TrialHistory.of(history().stream().map(view).toList(), running()), null);
    }

    private Trial scalarised(Trial trial, Scalarisation scalarisation) {
        if (!(trial.outcome() instanceof Outcome.Finished finished)) {
            return trial;
        }
        Map<String, Double> more = new LinkedHashMap<>(finished.more());
        more.put(goals().metric(), finished.metric());
        return new Trial(
                trial.number(),
                trial.task(),
                trial.configuration(),
                trial.resource(),
                trial.state(),
                trial.note(),
                trial.attempts(),
                trial.curve(),
                new Outcome.Finished(scalarisation.of(goals().losses(trial)), more));
    }
}
