package dev.luthier.run;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history together with what the optimizer itself has answered but the controller has not yet taken in, so that an
 * optimizer which is asked several times in a row sees its own earlier answers as running.
 */
final class UnfoldedHistory implements TrialHistory {
    private final ExperimentHistory folded;
    private final List<Suggestion> answers;

    UnfoldedHistory(ExperimentHistory folded, List<Suggestion> answers) {
        this.folded = folded;
        this.answers = answers;
    }

    @Override
    public List<Trial> ended() {
        return folded.ended();
    }

    @Override
    public List<Trial> running() {
        if (answers.isEmpty()) {
            return folded.running();
        }
        List<Trial> running = new ArrayList<>(folded.running());
        running.addAll(pending());
        return running;
    }

    @Override
    public @Nullable Trial trial(int number) {
        for (Trial trial : pending()) {
            if (trial.number() == number) {
                return trial;
            }
        }
        return folded.trial(number);
    }

    private List<Trial> pending() {
        List<Trial> pending = new ArrayList<>();
        int next = folded.trialCount();
        for (Suggestion answer : answers) {
            if (answer instanceof Suggestion.Run run) {
                pending.add(pending(next++, run));
            } else if (answer instanceof Suggestion.Resume resume) {
                Trial ended = folded.trial(resume.trial());
                if (ended != null) {
                    pending.add(pending(ended, resume));
                }
            }
        }
        return pending;
    }

    private static Trial pending(int number, Suggestion.Run run) {
        return new Trial(
                number,
                run.task(),
                run.configuration(),
                run.resource(),
                TrialState.PENDING,
                run.note(),
                List.of(),
                Curve.empty(),
                null);
    }

    private static Trial pending(Trial ended, Suggestion.Resume resume) {
        return new Trial(
                ended.number(),
                ended.task(),
                ended.configuration(),
                resume.resource(),
                TrialState.PENDING,
                resume.note(),
                ended.attempts(),
                ended.curve(),
                null);
    }
}
