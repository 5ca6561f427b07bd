package dev.luthier.replay.whatif;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets a scheduler decide when a new trial begins and how far each is trained; its new trials are the recorded ones in turn. */
final class RecordedConfigurations extends AbstractOptimizer {
    private final AbstractOptimizer scheduler;
    private final OptimizerSession session;
    private final List<Trial> recorded;

    /** @param definition of the replay */
    RecordedConfigurations(AbstractOptimizer scheduler, Definition definition, List<Trial> recorded) {
        this.scheduler = scheduler;
        this.session = new OptimizerSession(scheduler, definition);
        this.recorded = recorded;
    }

    @Override
    public String name() {
        return scheduler.name();
    }

    @Override
    public Map<String, Object> settings() {
        return scheduler.settings();
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        Suggestion answer = session.ask(suggestionNumber(), TrialHistory.of(history(), running()), finished);
        return answer instanceof Suggestion.Run run ? withRecorded(run) : answer;
    }

    private Suggestion withRecorded(Suggestion.Run run) {
        if (run.from() != null) {
            throw new InvalidInputException(
                    "what-if under " + scheduler.name(),
                    List.of("it lets trials go on from others with configurations of its own, which no recording has"));
        }
        int next = known();
        return next == recorded.size()
                ? new Suggestion.Done("every recorded configuration has been tried")
                : new Suggestion.Run(0, recorded.get(next).configuration(), run.resource(), run.note());
    }

    private int known() {
        return Math.max(highest(history()), highest(running())) + 1;
    }

    private static int highest(List<Trial> trials) {
        return trials.stream().mapToInt(Trial::number).max().orElse(-1);
    }
}
