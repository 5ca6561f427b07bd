package dev.luthier.dashboard.view;

import dev.luthier.definition.Definition;
import dev.luthier.event.Event;
import dev.luthier.event.EventHandler;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The experiment as its facts and decisions tell it: the same fold while it runs and when it is read from a journal. What it
 * holds stands with the number of the fact that told it, so that it can be asked how things stood at any earlier fact. Not
 * thread-safe.
 */
public final class ExperimentView {
    private final Fold fold = new Fold();
    private final FactTimes times = new FactTimes();
    private final List<TrialView> trials = new ArrayList<>();
    private final TreeMap<Integer, SlotView> slots = new TreeMap<>();
    private final TreeSet<Integer> running = new TreeSet<>();
    private final List<RunView> runs = new ArrayList<>(1);
    private final BestSoFar best = new BestSoFar();
    private final BestTrial bestTrial = new BestTrial();
    private final List<BestSoFar> bestOfTask = new ArrayList<>();
    private final List<Long> endFacts = new ArrayList<>();
    private @Nullable Definition definition;
    private long version;
    private long reports;

    /** Takes the next fact in. The first one has to be an opening. */
    public void on(Event event) {
        if (definition == null && !(event instanceof Event.Opened)) {
            throw new IllegalArgumentException("the first fact is " + event + ", must be the opening of an experiment");
        }
        times.add(event.atMillis());
        version++;
        event.deliverTo(fold);
    }

    /** Takes in what was decided on a fact that came before, in the words of {@link dev.luthier.journal.DecisionText}. */
    public void decided(long fact, String decisions) {
        version++;
        fold.fact = fact;
        Decisions.read(decisions, fold);
        fold.fact = AttemptView.OPEN;
    }

    /** Null before the first fact. */
    public @Nullable Definition definition() {
        return definition;
    }

    /** Grows with everything that is taken in. */
    public long version() {
        return version;
    }

    /** How many facts were taken in. */
    public long facts() {
        return times.size();
    }

    /** How many reports were among them. */
    public long reports() {
        return reports;
    }

    /** When that fact came; the latest time if it has not. */
    public long timeOf(long fact) {
        return times.of(fact);
    }

    /** The latest fact at that time; -1 if there was none. */
    public long factAt(long atMillis) {
        return times.latestAt(atMillis);
    }

    /** All trials by number. */
    public List<TrialView> trials() {
        return Collections.unmodifiableList(trials);
    }

    /** By number. */
    public Collection<SlotView> slots() {
        return Collections.unmodifiableCollection(slots.values());
    }

    /** The oldest first. */
    public List<RunView> runs() {
        return Collections.unmodifiableList(runs);
    }

    /** Over all tasks. */
    public BestSoFar best() {
        return best;
    }

    public BestSoFar bestOf(int task) {
        return bestOfTask.get(task);
    }

    /** The run at that fact. */
    public RunView runAt(long fact) {
        RunView latest = runs.get(0);
        for (RunView run : runs) {
            latest = run.fact() <= fact ? run : latest;
        }
        return latest;
    }

    /**
     * The best of the trials that had finished at that fact, each with its latest result; null if there was none. That may
     * differ from the best result of all: a promoted trial may do worse in the end.
     */
    public @Nullable TrialView bestTrialAt(long fact) {
        Definition known = definition;
        return known == null ? null : bestTrial.at(this, known.goals(), fact);
    }

    /** How many ends of trials there had been at that fact. */
    public int countEndsAt(long fact) {
        int found = Collections.binarySearch(endFacts, fact);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** One method a fact and a decision. */
    private final class Fold implements EventHandler, Decisions.Reader {
        private final Seats seats = new Seats();
        private final Prospects prospects = new Prospects();
        private long fact = AttemptView.OPEN;

        private long now() {
            return fact == AttemptView.OPEN ? times.size() - 1L : fact;
        }

        @Override
        public void onOpened(Event.Opened event) {
            definition = event.definition();
            event.definition().tasks().forEach(task -> bestOfTask.add(new BestSoFar()));
            runs.add(new RunView(now()));
        }

        @Override
        public void onReopened(Event.Reopened event) {
            Definition before = known();
            TrialEnds rules = new TrialEnds(before);
            seats.clear();
            for (TrialView trial : runningTrials()) {
                AttemptView attempt = trial.attempts().get(trial.attempts().size() - 1);
                close(attempt, "cut off: the driver was started again", rules.afterCut(attempt));
            }
            slots.values().forEach(slot -> slot.leaveAll(now(), "the driver was started again"));
            prospects.reopened(!event.budget().equals(before.budget()));
            definition = before.withBudget(event.budget());
            runs.add(new RunView(now()));
        }

        @Override
        public void onSlotJoined(Event.SlotJoined event) {
            slots.computeIfAbsent(event.slot().number(), SlotView::new)
                    .join(event.slot().epoch(), event.host(), now());
        }

        @Override
        public void onSlotLost(Event.SlotLost event) {
            leave(event.slot(), event.reason());
        }

        @Override
        public void onSlotsUnavailable(Event.SlotsUnavailable event) {
            // What follows from it is a decision.
        }

        @Override
        public void onSuggested(Event.Suggested event) {
            if (event.suggestion() instanceof Suggestion.Run run && prospects.areOpen()) {
                add(run);
            } else if (event.suggestion() instanceof Suggestion.Resume resume && prospects.areOpen()) {
                TrialView trial = trials.get(resume.trial());
                bestTrial.mayChange();
                trial.promote(new TrialView.Phase(now(), resume.resource(), resume.note()));
                trial.touch(version);
            } else if (event.suggestion() instanceof Suggestion.Done) {
                prospects.answeredDone(event);
            }
        }

        private void add(Suggestion.Run run) {
            if (trials.size() < known().budget().trials()) {
                put(run);
                putEnqueued();
            } else {
                prospects.budgetIsUsedUp();
            }
        }

        // The given configurations are the first trials.
        private void putEnqueued() {
            while (trials.size() >= known().headStart().given().size() && prospects.hasEnqueued()) {
                put(prospects.takeEnqueued());
            }
        }

        private void put(Suggestion.Run run) {
            TrialView.Phase phase = new TrialView.Phase(now(), run.resource(), run.note());
            TrialView trial = new TrialView(trials.size(), run.task(), run.configuration(), phase);
            trial.touch(version);
            trials.add(trial);
        }

        @Override
        public void onOptimizerFailed(Event.OptimizerFailed event) {
            // What follows from it is a decision.
        }

        @Override
        public void onReported(Event.Reported event) {
            AttemptView attempt = attempt(event.trial(), event.attempt());
            if (attempt != null && attempt.isOpen()) {
                for (Report report : event.reports()) {
                    attempt.points().append(report.step(), report.value(), now());
                }
                reports += event.reports().size();
                attempt.trial().touch(version);
            }
        }

        @Override
        public void onLogged(Event.Logged event) {
            if (event.trial() < trials.size()) {
                trials.get(event.trial()).log(new TrialView.LogLine(now(), event.attempt(), event.line()));
                trials.get(event.trial()).touch(version);
            }
        }

        @Override
        public void onEnded(Event.Ended event) {
            AttemptView attempt = attempt(event.trial(), event.attempt());
            if (attempt != null && attempt.isOpen()) {
                if (attempt.slot() == AttemptView.NO_SLOT) {
                    start(event.trial(), event.attempt(), event.slot());
                }
                boolean goesElsewhere = attempt.goesElsewhereAfter(event.outcome());
                Outcome outcome = new TrialEnds(known()).judge(event.outcome(), attempt.stop());
                String how = goesElsewhere ? Attempt.CALLED_BACK : TrialEnds.word(outcome);
                close(attempt, how, goesElsewhere ? null : outcome);
            }
        }

        @Override
        public void onTimerFired(Event.TimerFired event) {
            // What follows from it is a decision.
        }

        @Override
        public void onStopRequested(Event.StopRequested event) {
            // What follows from it is a decision.
        }

        @Override
        public void onTrialsAdded(Event.TrialsAdded event) {
            if (addToBudget(event.count())) {
                prospects.extended(now());
            }
        }

        @Override
        public void onEnqueued(Event.Enqueued event) {
            if (addToBudget(1)) {
                prospects.enqueue(event);
                putEnqueued();
            }
        }

        /** Not after the end. */
        private boolean addToBudget(int trialCount) {
            boolean goesOn = runs.get(runs.size() - 1).kind().isEmpty();
            definition = goesOn ? known().withBudget(Prospects.added(known().budget(), trialCount)) : definition;
            return goesOn;
        }

        @Override
        public void onCancelRequested(Event.CancelRequested event) {
            // What follows from it is a decision.
        }

        @Override
        public void start(int trial, int number, SlotId slot) {
            AttemptView attempt = attempt(trial, number);
            if (attempt != null && attempt.slot() == AttemptView.NO_SLOT) {
                seats.take(slot, attempt, now());
                slots.computeIfAbsent(slot.number(), SlotView::new).runs(attempt);
                attempt.trial().touch(version);
            }
        }

        @Override
        public void stop(int trial, int number, String reason) {
            AttemptView attempt = attempt(trial, number);
            if (attempt != null) {
                attempt.told(new AttemptView.Stop(now(), reason));
                attempt.trial().touch(version);
            }
        }

        @Override
        public void withdraw(int trial, int number, String reason) {
            AttemptView attempt = attempt(trial, number);
            if (attempt != null) {
                attempt.calledBack(new AttemptView.Stop(now(), reason));
                attempt.trial().touch(version);
            }
        }

        @Override
        public void release(SlotId slot) {
            AttemptView stuck = seats.runningOn(slot);
            if (stuck != null) {
                close(stuck, "failed", new TrialEnds(known()).afterIgnoredInterruption());
            }
            leave(slot, "given up");
        }

        @Override
        public void finish(String kind, String detail) {
            runs.get(runs.size() - 1).end(now(), kind, detail);
            seats.clear();
            for (TrialView trial : runningTrials()) {
                close(trial.attempts().get(trial.attempts().size() - 1), "unfinished", null);
            }
            slots.values().forEach(slot -> slot.leaveAll(now(), ""));
        }

        private void leave(SlotId id, String reason) {
            List<AttemptView> seat = seats.remove(id);
            for (int i = seat.size() - 1; i >= 0; i--) {
                AttemptView attempt = seat.get(i);
                Outcome outcome = new TrialEnds(known()).afterLoss(attempt, reason);
                close(attempt, TrialEnds.SLOT_LOST + reason, outcome);
            }
            SlotView slot = slots.get(id.number());
            if (slot != null) {
                slot.leave(id.epoch(), now(), reason);
            }
        }

        private void close(AttemptView attempt, String how, @Nullable Outcome outcome) {
            TrialView trial = attempt.trial();
            attempt.end(now(), how);
            running.remove(trial.number());
            trial.touch(version);
            AttemptView next = seats.leave(attempt, now());
            if (next != null) {
                next.trial().touch(version);
            }
            if (outcome != null) {
                TrialView.End end = new TrialView.End(now(), outcome);
                trial.end(end);
                endFacts.add(now());
                bestTrial.mayChange();
                best.look(known().goals(), trial, end, endFacts.size());
                bestOfTask.get(trial.task()).look(known().goals(), trial, end, endFacts.size());
            }
        }

        private @Nullable AttemptView attempt(int trial, int number) {
            if (trial >= trials.size()) {
                return null;
            }
            AttemptView attempt = trials.get(trial).attempt(number, now());
            if (attempt.isOpen()) {
                running.add(trial);
            }
            return attempt;
        }

        private List<TrialView> runningTrials() {
            return running.stream().map(trials::get).toList();
        }

        private Definition known() {
            Definition known = definition;
            if (known == null) {
                throw new IllegalStateException("fact=" + now() + " came before an opening");
            }
            return known;
        }
    }
}
