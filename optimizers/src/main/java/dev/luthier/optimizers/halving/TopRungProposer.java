package dev.luthier.optimizers.halving;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows a search optimizer the results of one rung only, the highest that has enough of them, as BOHB does (Falkner, Klein,
 * Hutter, ICML 2018): what is compared is then comparable. Running trials are left out, since nothing is known of them: a slow
 * trial is no bad one.
 */
final class TopRungProposer implements Proposer {
    /** So many finished trials more than dimensions make a rung's results replace those of the rung below. */
    private static final int ENOUGH = 10;

    private final RungLevels levels;
    private final Definition definition;
    private final Supplier<AbstractOptimizer> makesSearcher;
    private final int enough;
    private final List<List<Trial>> endings = new ArrayList<>();
    private final int[] finished;
    private int seen;
    private int rung;
    private @Nullable Searcher searcher;

    TopRungProposer(RungLevels levels, Definition definition, Supplier<AbstractOptimizer> makesSearcher) {
        this.levels = levels;
        this.definition = definition;
        this.makesSearcher = makesSearcher;
        this.enough = ENOUGH + definition.tasks().get(0).space().dimensions().size();
        this.finished = new int[levels.count()];
        for (int i = 0; i < levels.count(); i++) {
            endings.add(new ArrayList<>());
        }
    }

    @Override
    public Suggestion propose(int number, List<Trial> history, List<Trial> running) {
        update(history);
        Searcher current = searcher;
        if (current == null || rung < topWithEnough()) {
            // Another rung is another history, of which a searcher's caches know nothing.
            rung = topWithEnough();
            current = new Searcher(makesSearcher.get(), definition);
            searcher = current;
        }
        return current.ask(number, TrialHistory.of(endings.get(rung), List.of()));
    }

    private void update(List<Trial> history) {
        for (; seen < history.size(); seen++) {
            Trial trial = history.get(seen);
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
