package dev.luthier.testkit;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a long-lived optimizer and, at every suggestion, also a fresh one that knows the history only. */
final class RestartedOptimizer extends AbstractOptimizer {
    private final Supplier<AbstractOptimizer> makesFresh;
    private final Definition definition;
    private final OptimizerSession longLived;
    private final List<String> differences = new ArrayList<>();

    RestartedOptimizer(Supplier<AbstractOptimizer> makesFresh, Definition definition) {
        this.makesFresh = makesFresh;
        this.definition = definition;
        this.longLived = new OptimizerSession(makesFresh.get(), definition);
    }

    /** Each suggestion that differed, in words. */
    List<String> differences() {
        return differences;
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        TrialHistory seen = TrialHistory.of(List.copyOf(history()), List.copyOf(running()));
        Suggestion answer = longLived.ask(suggestionNumber(), seen, finished);
        // Without the hint, since history() is the truth.
        Suggestion fresh = new OptimizerSession(makesFresh.get(), definition).ask(suggestionNumber(), seen, null);
        if (!fresh.equals(answer)) {
            differences.add("suggestion " + suggestionNumber() + ", with "
                    + seen.ended().size() + " endings and " + seen.running().size() + " running trials in its history: "
                    + answer + ", after a restart " + fresh);
        }
        return answer;
    }

    @Override
    protected void finalizeExperiment(List<Trial> trials) {
        longLived.close(trials);
    }
}
