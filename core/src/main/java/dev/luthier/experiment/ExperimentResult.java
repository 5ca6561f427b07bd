package dev.luthier.experiment;

import dev.luthier.ablation.report.AblationReport;
import dev.luthier.checkpoint.Checkpoints;
import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.event.SlotStay;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Checkpoint;
import dev.luthier.trial.Notes;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came out of an experiment. Immutable.
 *
 * @param <C> what a configuration is given as
 */
public final class ExperimentResult<C> {
    private final Definition definition;
    private final Ending ending;
    private final List<Trial> trials;
    private final List<SlotStay> slotStays;
    private final long startedAtMillis;
    private final long endedAtMillis;
    private final ConfigurationForm<C> form;
    private final Beside beside;

    /** What there is beside the loop. */
    record Beside(
            TrialLogs logs,
            Checkpoints checkpoints,
            @Nullable AblationReport ablation) {}

    private ExperimentResult(ExperimentLoop loop, Ending ending, ConfigurationForm<C> form, Beside beside) {
        this.definition = loop.definition();
        this.ending = ending;
        this.trials = loop.trials();
        this.slotStays = loop.slotStays();
        this.startedAtMillis = loop.openedAtMillis();
        this.endedAtMillis = loop.latestAtMillis();
        this.form = form;
        this.beside = beside;
    }

    static <C> ExperimentResult<C> of(ExperimentLoop loop, ConfigurationForm<C> form, Beside beside) {
        Ending ending = loop.ending();
        if (ending == null) {
            throw new IllegalStateException(
                    "the slots returned before experiment '" + loop.definition().name() + "' had ended");
        }
        return new ExperimentResult<>(loop, ending, form, beside);
    }

    public Definition definition() {
        return definition;
    }

    /** Why the experiment ended. */
    public Ending ending() {
        return ending;
    }

    /** All trials by number, in their final state. */
    public List<Trial> trials() {
        return trials;
    }

    /**
     * The feasible trial with the best metric, which is the first objective; if none is feasible, the finished trial that
     * violates the constraints least. The earlier one of two equals; empty if none finished.
     */
    public Optional<Trial> bestTrial() {
        return definition.goals().best(trials);
    }

    /** Whether there is a finished trial that keeps all constraints. */
    public boolean isFeasible() {
        return bestTrial().filter(definition.goals()::isFeasible).isPresent();
    }

    /** The feasible trials that no other one beats in all objectives, by number; with one objective, the best ones. */
    public List<Trial> paretoFront() {
        return definition.goals().paretoFront(trials);
    }

    /**
     * The volume between {@link #paretoFront()} and a reference point: the larger, the better the front. With one objective, by
     * how much the best metric beats the reference.
     *
     * @param reference one value for each objective, in its own unit; trials that are not better in all of them add nothing
     * @throws IllegalArgumentException if there are more or fewer values than objectives, or one is not finite
     */
    public double hypervolume(double... reference) {
        return definition.goals().hypervolume(paretoFront(), reference);
    }

    /**
     * The same with the worst value of each objective that a feasible trial had as the reference; so it tells how one
     * experiment went on, and nothing when compared to another one's.
     */
    public double hypervolume() {
        return hypervolume(definition.goals().worst(trials));
    }

    /**
     * What the optimizer said of the search as a whole, such as which method it chose and why; each remark once, in the order
     * of the trials.
     */
    public List<String> remarks() {
        return trials.stream()
                .flatMap(trial -> Notes.remarks(trial.note()).stream())
                .distinct()
                .toList();
    }

    /**
     * The configuration of {@link #bestTrial()}.
     *
     * @throws NoSuchElementException if no trial finished, saying how the experiment ended
     */
    public C bestConfiguration() {
        return configuration(best());
    }

    /**
     * The metric of {@link #bestTrial()}.
     *
     * @throws NoSuchElementException if no trial finished, saying how the experiment ended
     */
    public double bestMetric() {
        return best().metric().orElseThrow();
    }

    /** A trial's configuration as the training function saw it. */
    public C configuration(Trial trial) {
        return form.toObject(trial.task(), trial.configuration());
    }

    /** What a trial logged, over all its attempts. */
    public List<String> log(int trial) {
        return beside.logs().of(trial);
    }

    /**
     * The latest checkpoint of a trial, with its size, read from where it is kept. There is one of the best trial and of those
     * that could still be promoted, if they wrote any.
     *
     * @throws java.io.UncheckedIOException if that cannot be found out
     */
    public Optional<Checkpoint> checkpoint(Trial trial) {
        return beside.checkpoints().latest(trial.number());
    }

    /**
     * What each component is good for.
     *
     * @throws IllegalStateException if the experiment is no ablation
     */
    public AblationReport ablation() {
        AblationReport report = beside.ablation();
        if (report == null) {
            throw new IllegalStateException("experiment '" + definition.name() + "' is no ablation: its optimizer is "
                    + definition.optimizer().name());
        }
        return report;
    }

    /** Whether there is an {@link #ablation()}. */
    public boolean isAblation() {
        return beside.ablation() != null;
    }

    public Counts counts() {
        return Counts.of(trials);
    }

    /** The slots that there were. */
    public List<SlotStay> slotStays() {
        return slotStays;
    }

    /** Milliseconds since the epoch. */
    public long startedAtMillis() {
        return startedAtMillis;
    }

    /** From the first fact to the latest; of an experiment that went on, the time between its runs is part of it. */
    public Duration wallTime() {
        return Duration.ofMillis(endedAtMillis - startedAtMillis);
    }

    /** The share of the slots' time in which an attempt ran on them, from 0 to 1; 0 if there was no slot time. */
    public double slotUtilisation() {
        long there = slotStays.stream().mapToLong(SlotStay::durationMillis).sum();
        long busy = trials.stream()
                .flatMap(trial -> trial.attempts().stream())
                .mapToLong(Attempt::durationMillis)
                .sum();
        return there == 0 ? 0 : (double) busy / there;
    }

    /** The result as text for a console: the best trials first; of an ablation, the effects. */
    public String toTable() {
        ResultTable table = new ResultTable(this);
        AblationReport report = beside.ablation();
        return report == null ? table.text() : report.toTable() + System.lineSeparator() + table.closing();
    }

    @Override
    public String toString() {
        return toTable();
    }

    private Trial best() {
        return bestTrial()
                .orElseThrow(() -> new NoSuchElementException(
                        "no trial of experiment '" + definition.name() + "' finished; it ended with " + ending));
    }
}
