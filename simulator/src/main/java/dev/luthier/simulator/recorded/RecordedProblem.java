package dev.luthier.simulator.recorded;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.simulator.SimulatedProblem;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An experiment that was run, as a problem to simulate: which optimizer, early-stopping rule and number of slots would have
 * done better is found out in seconds, before a cluster is paid for the next one.
 *
 * <pre>{@code
 * RecordedProblem recorded = RecordedProblem.of(result);
 * Luthier.experiment("what-if", recorded.space()).minimize("loss").optimizer(Optimizers.asha(Optimizers.random()))
 *     .maxResource(81).train(recorded::train).runOn(SimulatedSlots.of(16).problem(recorded));
 * }</pre>
 *
 * <p>A configuration does as the recorded one nearest to it did, in the unit cube of the search space, where unequal values
 * without order are 1 apart; of two as near as each other the older one counts. Between two reports the earlier one holds. A
 * curve that ended early goes on like that of the nearest trial that went further, shifted so that it begins where the other
 * ended. All epochs of a trial take the same time. So what it says is as good as the record is dense: one that began at random
 * says more than one that a model has drawn to one place. Immutable.
 */
public final class RecordedProblem implements SimulatedProblem {
    private static final long serialVersionUID = 1;

    private final SearchSpace space;
    private final List<RecordedCurve> curves;
    private final boolean writesCheckpoints;
    private final Map<Configuration, List<RecordedCurve>> parts = new ConcurrentHashMap<>();

    private RecordedProblem(SearchSpace space, List<RecordedCurve> curves, boolean writesCheckpoints) {
        this.space = space;
        this.curves = curves;
        this.writesCheckpoints = writesCheckpoints;
    }

    /**
     * The first task of an experiment: its trials that reported anything.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RecordedProblem of(ExperimentResult<?> result) {
        SearchSpace space = result.definition().tasks().get(0).space();
        List<RecordedCurve> recorded = result.trials().stream()
                .filter(trial -> trial.task() == 0 && !trial.curve().isEmpty())
                .map(trial -> RecordedCurve.of(trial, space))
                .toList();
        if (recorded.isEmpty()) {
            throw new IllegalArgumentException("no trial of experiment '"
                    + result.definition().name() + "' reported anything: there is no curve to go by");
        }
        return new RecordedProblem(space, recorded, false);
    }

    /** The same with training functions that write checkpoints, so that promoted trials go on where they were. */
    public RecordedProblem withCheckpoints() {
        return new RecordedProblem(space, curves, true);
    }

    /** The search space of the recorded experiment, which that of the simulated one has to be as well. */
    public SearchSpace space() {
        return space;
    }

    @Override
    public double metric(Assignment assignment, long step) {
        List<RecordedCurve> its = parts(assignment.configuration());
        double value = its.get(0).value(step);
        for (int i = 1; i < its.size() && step > its.get(i - 1).lastStep(); i++) {
            value += its.get(i).value(step) - its.get(i).value(its.get(i - 1).lastStep());
        }
        return value;
    }

    @Override
    public Duration epochTime(Assignment assignment, long step) {
        return Duration.ofMillis(parts(assignment.configuration()).get(0).epochMillis());
    }

    @Override
    public boolean writesCheckpoints() {
        return writesCheckpoints;
    }

    /** The nearest curve, then the nearest one that went further, and so on. */
    private List<RecordedCurve> parts(Configuration configuration) {
        return parts.computeIfAbsent(configuration, this::find);
    }

    private List<RecordedCurve> find(Configuration configuration) {
        double[] unit = space.encode(configuration);
        boolean[] active = space.active(configuration);
        List<RecordedCurve> nearestFirst = curves.stream()
                .sorted(Comparator.comparingDouble((RecordedCurve curve) -> curve.distance(unit, active, space))
                        .thenComparingInt(RecordedCurve::trial))
                .toList();
        List<RecordedCurve> found = new ArrayList<>();
        long reached = 0;
        for (RecordedCurve curve : nearestFirst) {
            if (found.isEmpty() || curve.lastStep() > reached) {
                found.add(curve);
                reached = curve.lastStep();
            }
        }
        return List.copyOf(found);
    }
}
