package dev.luthier.optimizers.tpe;

import static java.util.Objects.requireNonNull;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.tried.BestEarlier;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tree-structured Parzen estimator (Bergstra et al., NeurIPS 2011) in the multivariate form, one model for each group of
 * parameters that are active together. Running trials count as not good (the constant liar), failed ones too; stopped ones
 * by how far they got, and those that violate constraints come last, by how much. It differs from the usual form in that
 * good and other trials are told apart at several thresholds, see {@link TpeSettings}, in that single axes count besides
 * all of them together, in that it begins with the middle of the space and a scrambled Sobol sequence, in that it expects
 * better trials inside the ranges than at their ends until it has seen otherwise, and in that every fourth suggestion is for
 * a choice other than the best trial's.
 *
 * <p>With results of earlier experiments, their best configurations take the place of the Sobol sequence.
 *
 * <p>A suggestion takes about a millisecond, however long the history is. Serves one experiment.
 */
public final class TpeOptimizer extends AbstractOptimizer {
    private static final int LEAST_JUDGED = 3;
    private static final double CENTER = 0.5;

    private final TpeSettings settings;
    private @Nullable State state;

    /** Everything that follows from the history. */
    private record State(
            TrialTable table,
            TriedConfigurations tried,
            BestEarlier earlier,
            SobolSequence start,
            List<GroupModel> groups) {}

    public TpeOptimizer() {
        this(TpeSettings.DEFAULT);
    }

    public TpeOptimizer(TpeSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "tpe";
    }

    @Override
    public Map<String, Object> settings() {
        return settings.asMap();
    }

    @Override
    protected void initialize() {
        TrialTable table = new TrialTable(searchSpace(), goals(), budget().maxResource());
        List<GroupModel> groups = Groups.of(searchSpace()).stream()
                .map(group -> new GroupModel(table, searchSpace().dimensions(), group, settings.thresholds()))
                .toList();
        SobolSequence start = new SobolSequence(searchSpace().dimensions().size(), experimentSeed());
        BestEarlier earlier = new BestEarlier(earlier(), goals(), settings.startupTrials());
        state = new State(table, new TriedConfigurations(searchSpace()), earlier, start, groups);
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        State current = requireNonNull(state);
        current.table.update(history(), running());
        current.tried.update(history(), running());
        if (current.tried.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        Optional<Configuration> precedent = current.earlier.untried(current.tried::contains);
        if (precedent.isPresent()) {
            return run(precedent.orElseThrow(), BestEarlier.NOTE);
        }
        boolean begins = current.table.usable() + current.table.running() < settings.startupTrials();
        return begins || current.table.usable() < LEAST_JUDGED ? start(current) : suggest(current);
    }

    private Suggestion start(State current) {
        Configuration next = searchSpace().decode(startingPoint(current));
        return current.tried.contains(next) ? other(current) : run(next, "sobol");
    }

    /** The first one has all numbers in the middle of their ranges. */
    private double[] startingPoint(State current) {
        double[] unit = current.start.point(suggestionNumber());
        for (int i = 0; i < unit.length && suggestionNumber() == 0; i++) {
            boolean choice = Axis.of(searchSpace().dimensions().get(i)) instanceof Axis.Choice;
            unit[i] = choice ? unit[i] : CENTER;
        }
        return unit;
    }

    /** Parents are chosen before their children, of which only those that are then active take part. */
    private Suggestion suggest(State current) {
        double[] unit = new double[searchSpace().dimensions().size()];
        Arrays.fill(unit, CENTER);
        List<double[]> alternatives = List.of();
        int[] dimensions = {};
        Branch branch = Branch.of(searchSpace(), current.table, suggestionNumber(), random());
        for (GroupModel group : current.groups) {
            if (isActive(group.dimensions()[0], unit)) {
                dimensions = group.dimensions();
                alternatives = group.acquisition(settings, branch).points(settings, random());
                put(alternatives.get(0), dimensions, unit);
            }
        }
        for (double[] alternative : alternatives) {
            put(alternative, dimensions, unit);
            Configuration configuration = searchSpace().decode(unit);
            if (!current.tried.contains(configuration)) {
                return run(configuration, "tpe");
            }
        }
        return other(current);
    }

    private Suggestion other(State current) {
        return run(current.tried.other(random()), "random, instead of a repetition");
    }

    private static void put(double[] point, int[] dimensions, double[] unit) {
        for (int axis = 0; axis < point.length; axis++) {
            unit[dimensions[axis]] = point[axis];
        }
    }

    private boolean isActive(int dimension, double[] unit) {
        return searchSpace().dimensions().get(dimension).conditions().isEmpty()
                || searchSpace().active(searchSpace().decode(unit))[dimension];
    }
}
