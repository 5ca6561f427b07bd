package dev.luthier.optimizers.gaussian;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Constraint;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Objective;
import dev.luthier.definition.Task;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Searches with one trial after the other. */
final class Searches {
    private Searches() {}

    /** Those trials whose loss is NaN fail. */
    static List<Trial> search(SearchSpace space, int trials, ToDoubleFunction<Configuration> loss) {
        return search(new GaussianProcess(), definition(space, trials), values -> {
            double value = loss.applyAsDouble(values);
            return Double.isNaN(value)
                    ? new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "diverged"))
                    : new Outcome.Finished(value);
        });
    }

    /** Each trial lasts as many seconds as its metric "seconds" says. */
    static List<Trial> search(
            AbstractOptimizer optimizer, Definition definition, Function<Configuration, Outcome> function) {
        List<Trial> ended = new ArrayList<>();
        OptimizerSession session = new OptimizerSession(optimizer, definition);
        for (int number = 0; number < definition.budget().trials(); number++) {
            Suggestion.Run run = (Suggestion.Run) session.ask(number, history(ended), null);
            Outcome outcome = function.apply(run.configuration());
            ended.add(new Trial(
                    number,
                    0,
                    run.configuration(),
                    1,
                    outcome.state(),
                    run.note(),
                    List.of(new Attempt(1, "slot", 1, 0, millis(outcome), "finished")),
                    Curve.empty(),
                    outcome));
        }
        return ended;
    }

    private static long millis(Outcome outcome) {
        return outcome instanceof Outcome.Finished finished
                ? (long) (1000 * finished.more().getOrDefault("seconds", 0.0))
                : 0;
    }

    static Definition definition(SearchSpace space, int trials, Constraint... constraints) {
        return definition(space, trials, HeadStart.NONE, constraints);
    }

    static Definition definition(SearchSpace space, int trials, HeadStart headStart, Constraint... constraints) {
        return new Definition(
                "search",
                new Goals(List.of(new Objective("loss", Direction.MINIMIZE)), List.of(constraints)),
                List.of(new Task("search", space)),
                headStart,
                new Named("gp"),
                new Named("none"),
                Budget.ofTrials(trials),
                Limits.DEFAULT,
                3);
    }

    static TrialHistory history(List<Trial> ended) {
        return new TrialHistory() {
            @Override
            public List<Trial> ended() {
                return List.copyOf(ended);
            }

            @Override
            public List<Trial> running() {
                return List.of();
            }

            @Override
            public Trial trial(int number) {
                return ended.get(number);
            }
        };
    }
}
