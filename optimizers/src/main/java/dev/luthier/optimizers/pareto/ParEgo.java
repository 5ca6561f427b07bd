package dev.luthier.optimizers.pareto;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.HeadStart;
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
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * ParEGO (Knowles, IEEE Trans. Evol. Comp. 10, 2006): each suggestion weighs the objectives by chance, makes one of them, and
 * asks a Gaussian process where that one improves. The weights spread the suggestions over the front, those for slots that
 * run at the same time, too. Constraints are modelled by the process.
 *
 * <p>Results of earlier experiments are weighed in the same way, each objective by the range it had there. The process knows
 * of them until there are more trials than parameters: since each way of weighing has other best ones among them, it would
 * try half of them again.
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
        double[] weights = Scalarisation.weights(objectives().size(), random());
        List<Trial> known = view(history(), weights)
                .map(view -> history().stream().map(view).toList())
                .orElse(history());
        boolean begins = history().size() <= searchSpace().dimensions().size();
        return ask(TrialHistory.of(known, running()), begins ? precedents(weights) : HeadStart.NONE);
    }

    /** How trials look with these weights, by the ranges of those that finished; empty if none has. */
    private Optional<UnaryOperator<Trial>> view(List<Trial> trials, double[] weights) {
        List<double[]> losses =
                trials.stream().filter(Trial::isFinished).map(goals()::losses).toList();
        if (losses.isEmpty()) {
            return Optional.empty();
        }
        Scalarisation scalarisation = new Scalarisation(weights, losses);
        return Optional.of(trial -> scalarised(trial, scalarisation));
    }

    private HeadStart precedents(double[] weights) {
        return view(earlier(), weights)
                .map(view -> earlier().stream().map(view).map(this::precedent).toList())
                .map(all -> new HeadStart(List.of(), all, List.of()))
                .orElse(HeadStart.NONE);
    }

    private HeadStart.Earlier precedent(Trial scalarised) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Outcome.Finished finished = (Outcome.Finished) requireNonNull(scalarised.outcome());
        metrics.putAll(finished.more());
        metrics.put(SCALAR, finished.metric());
        return new HeadStart.Earlier(scalarised.note(), scalarised.configuration(), metrics);
    }

    // The process serves one way of weighing only, so each suggestion has its own.
    private Suggestion ask(TrialHistory seen, HeadStart headStart) {
        GaussianProcess process = new GaussianProcess();
        Definition definition = definition().withPart(process.described());
        Goals goals = new Goals(List.of(new Objective(SCALAR, Direction.MINIMIZE)), constraints());
        OptimizerSession session =
                new OptimizerSession(process, definition.withGoals(goals).withHeadStart(headStart));
        return session.ask(suggestionNumber(), seen, null);
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
