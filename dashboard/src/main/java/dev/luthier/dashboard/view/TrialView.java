package dev.luthier.dashboard.view;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.TrialState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to a trial, each thing with the number of the fact that told it, so that the trial can be shown
 * as it stood at any fact.
 */
public final class TrialView {
    private static final int MOST_LOG_LINES = 500;

    private final int number;
    private final int task;
    private final Configuration configuration;
    private final List<Phase> phases = new ArrayList<>(1);
    private final List<AttemptView> attempts = new ArrayList<>(1);
    private final List<End> ends = new ArrayList<>(1);
    private final Deque<LogLine> log = new ArrayDeque<>(0);
    private long version;

    /** That it was suggested, or, from the second one on, promoted. */
    public record Phase(long fact, long resource, String note) {}

    /** That it ended. */
    public record End(long fact, Outcome outcome) {}

    /** What its training function wrote. */
    public record LogLine(long fact, int attempt, String line) {}

    TrialView(int number, int task, Configuration configuration, Phase first) {
        this.number = number;
        this.task = task;
        this.configuration = configuration;
        phases.add(first);
    }

    void promote(Phase phase) {
        phases.add(phase);
    }

    void end(End how) {
        ends.add(how);
    }

    void log(LogLine line) {
        log.addLast(line);
        if (log.size() > MOST_LOG_LINES) {
            log.removeFirst();
        }
    }

    /** The attempt of that number; a new one from that fact on if it was not known. */
    AttemptView attempt(int itsNumber, long fact) {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (attempts.get(i).number() == itsNumber) {
                return attempts.get(i);
            }
        }
        AttemptView attempt = new AttemptView(this, itsNumber, fact);
        attempts.add(attempt);
        return attempt;
    }

    /** How often it lost its slot since it was suggested or promoted. */
    int losses() {
        long since = phases.get(phases.size() - 1).fact();
        return (int) attempts.stream()
                .filter(each -> each.startedFact() >= since
                        && each.startedFact() != AttemptView.OPEN
                        && each.ending().startsWith(TrialEnds.SLOT_LOST))
                .count();
    }

    void touch(long itsVersion) {
        version = itsVersion;
    }

    public int number() {
        return number;
    }

    public int task() {
        return task;
    }

    public Configuration configuration() {
        return configuration;
    }

    public List<Phase> phases() {
        return Collections.unmodifiableList(phases);
    }

    public List<AttemptView> attempts() {
        return Collections.unmodifiableList(attempts);
    }

    public List<End> ends() {
        return Collections.unmodifiableList(ends);
    }

    /** The latest lines, the oldest first. */
    public Collection<LogLine> log() {
        return Collections.unmodifiableCollection(log);
    }

    /** The version of the experiment's view in which it last changed. */
    public long version() {
        return version;
    }

    /** Whether it was there at that fact. */
    public boolean isThereAt(long fact) {
        return phases.get(0).fact() <= fact;
    }

    /** Where it stood at that fact. */
    public TrialState stateAt(long fact) {
        End end = endAt(fact);
        if (end != null) {
            return end.outcome().state();
        }
        AttemptView latest = attemptAt(fact);
        return latest != null && latest.endedFact() > fact ? TrialState.RUNNING : TrialState.PENDING;
    }

    /** How it had ended at that fact; null if it was still, or again, under way. */
    public @Nullable End endAt(long fact) {
        int ended = countEndsAt(fact);
        return ended > 0 && ended == countPhasesAt(fact) ? ends.get(ended - 1) : null;
    }

    /** Its latest phase at that fact, when it was there. */
    public Phase phaseAt(long fact) {
        return phases.get(Math.max(0, countPhasesAt(fact) - 1));
    }

    /** Its latest attempt at that fact; null if it had not been started. */
    public @Nullable AttemptView attemptAt(long fact) {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (attempts.get(i).startedFact() <= fact) {
                return attempts.get(i);
            }
        }
        return null;
    }

    /** How many attempts had begun at that fact. */
    public int countAttemptsAt(long fact) {
        int count = 0;
        for (AttemptView attempt : attempts) {
            count += attempt.startedFact() <= fact ? 1 : 0;
        }
        return count;
    }

    /** Its curve at that fact: what later attempts said again replaces what earlier ones had said. */
    public Points curveAt(long fact) {
        if (attempts.size() == 1
                && attempts.get(0).points().sizeAt(fact)
                        == attempts.get(0).points().size()) {
            return attempts.get(0).points();
        }
        Points curve = new Points();
        for (AttemptView attempt : attempts) {
            curve.continueWith(attempt.points(), fact);
        }
        return curve;
    }

    private int countPhasesAt(long fact) {
        int count = phases.size();
        while (count > 0 && phases.get(count - 1).fact() > fact) {
            count--;
        }
        return count;
    }

    private int countEndsAt(long fact) {
        int count = ends.size();
        while (count > 0 && ends.get(count - 1).fact() > fact) {
            count--;
        }
        return count;
    }
}
