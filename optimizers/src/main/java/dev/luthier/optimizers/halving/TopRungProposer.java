package dev.luthier.optimizers.halving;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Shows a search optimizer the results of one rung only, the highest that has enough of them, as BOHB does (Falkner, Klein,
 * Hutter, ICML 2018): what is compared is then comparable. Of the running trials it sees those that began for that rung, since
 * it will not see the others end. What other rungs have tried is not tried again. An optimizer that does not learn from
 * results sees all trials.
 */
final class TopRungProposer implements Proposer {
    private static final long REPETITIONS = 3;

    /** So many finished trials more than dimensions make a rung's results replace those of the rung below. */
    private static final int ENOUGH = 10;

    private final RungLevels levels;
    private final Searcher searcher;
    private final TriedConfigurations tried;
    private final long seed;
    private final boolean learns;
    private final int enough;
    private final List<List<Trial>> endings = new ArrayList<>();
    private final int[] finished;
    private final Set<Integer> known = new HashSet<>();
    private int seen;
    private int rung;

    TopRungProposer(RungLevels levels, Definition definition, AbstractOptimizer searcher) {
        SearchSpace space = definition.tasks().get(0).space();
        this.levels = levels;
        this.searcher = new Searcher(searcher, definition);
        this.tried = new TriedConfigurations(space);
        this.seed = definition.seed();
        this.learns = searcher.learnsFromResults();
        this.enough = ENOUGH + space.dimensions().size();
        this.finished = new int[levels.count()];
        for (int i = 0; i < levels.count(); i++) {
            endings.add(new ArrayList<>());
        }
    }

    @Override
    public Suggestion propose(int number, List<Trial> history, List<Trial> running) {
        update(history);
        if (!learns) {
            return searcher.ask(number, TrialHistory.of(history, begunFor(running, trial -> true)));
        }
        tried.update(history, running);
        if (tried.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        int top = topWithEnough();
        if (rung != top) {
            searcher.forget();
            rung = top;
        }
        Suggestion suggestion =
                searcher.ask(number, TrialHistory.of(endings.get(rung), begunFor(running, this::isForRung)));
        return suggestion instanceof Suggestion.Run run && tried.contains(run.configuration())
                ? another(number)
                : suggestion;
    }

    private boolean isForRung(Trial trial) {
        return levels.rungWithin(trial.resource()) == rung;
    }

    /** Those of which nothing is known yet. */
    private List<Trial> begunFor(List<Trial> running, Predicate<Trial> purpose) {
        return running.stream()
                .filter(trial -> !known.contains(trial.number()))
                .filter(purpose)
                .toList();
    }

    private Suggestion another(int number) {
        Configuration configuration = tried.other(RandomStream.of(seed, REPETITIONS, number));
        return new Suggestion.Run(0, configuration, 1, "random, instead of a repetition");
    }

    private void update(List<Trial> history) {
        for (; seen < history.size(); seen++) {
            Trial trial = history.get(seen);
            known.add(trial.number());
            int its = levels.rungWithin(trial.resource());
            if (its >= 0) {
                endings.get(its).add(trial);
                finished[its] += trial.isFinished() ? 1 : 0;
            }
        }
    }

    private int topWithEnough() {
        int top = levels.top();
        while (top > 0 && finished[top] < enough) {
            top--;
        }
        return top;
    }
}
