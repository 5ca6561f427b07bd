package dev.luthier.optimizers.halving;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.gaussian.GaussianProcess;
import dev.luthier.optimizers.halving.fidelity.CurveEnd;
import dev.luthier.optimizers.halving.rung.Brackets;
import dev.luthier.optimizers.halving.rung.GrowingTop;
import dev.luthier.optimizers.halving.rung.Ladder;
import dev.luthier.optimizers.halving.rung.Ladder.Gate;
import dev.luthier.optimizers.halving.rung.Ladder.Promotion;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous successive halving, the variant that promotes (Li et al., MLSys 2020, algorithm 2). A trial that comes to the
 * end of a rung frees its slot. A free slot goes on with the best trial of the highest rung that is among the best
 * {@code ⌊n/eta⌋} of the n that came to that rung and has not gone on yet; if there is none, with a new trial at the lowest
 * rung, whose configuration a search optimizer chooses. No slot ever waits for another.
 *
 * <p>Ties go to the older trial. A trial that fails, is lost or stopped on the way to a rung counts there as the worst. Once
 * promoted is promoted, whoever comes later. When all trials of the budget have begun, promotions go on to the end.
 *
 * <p>Since a few results say little, more than a share of {@code 1/eta} is promoted in the course of time; see
 * {@link AshaSettings#delayed}.
 *
 * <p>With several brackets, new trials begin at a rung drawn with the probabilities of Syne Tune, and all are compared on
 * the same rungs.
 */
public final class Asha extends AbstractOptimizer {
    private final String name;
    private final AshaSettings settings;
    private final AbstractOptimizer searchOptimizer;
    private final ProposerFactory proposers;
    private final boolean isProgressive;
    private final boolean comparesByCurves;
    private final Map<String, Object> searcherSettings;
    private @Nullable State state;

    /** Caches of what follows from the history. */
    private record State(RungLevels levels, Ladder ladder, GrowingTop top, Brackets brackets, Proposer proposer) {}

    /** @param searcher chooses the configurations of new trials; it must not serve another experiment */
    public Asha(AshaSettings settings, AbstractOptimizer searcher) {
        this("asha", settings, searcher, false);
    }

    private Asha(String name, AshaSettings settings, AbstractOptimizer searcher, boolean isProgressive) {
        this.name = name;
        this.settings = settings;
        this.searchOptimizer = searcher;
        this.proposers = ProposerFactory.of(searcher);
        this.isProgressive = isProgressive;
        this.comparesByCurves = false;
        this.searcherSettings = Searcher.asSettings(searcher);
    }

    // MOBSTER and Hyper-Tune: the searcher belongs to the method, so it is no setting.
    private Asha(String name, AshaSettings settings, AbstractOptimizer searcher, ProposerFactory proposers) {
        this.name = name;
        this.settings = settings;
        this.searchOptimizer = searcher;
        this.proposers = proposers;
        this.isProgressive = false;
        this.comparesByCurves = true;
        this.searcherSettings = Map.of();
    }

    /** ASHA with the default settings. */
    public static Asha of(AbstractOptimizer searcher) {
        return new Asha(AshaSettings.DEFAULT, searcher);
    }

    /**
     * MOBSTER: new configurations come from a Gaussian process over configuration and rung, and every other trial begins
     * right below the highest rung that the process knows (Klein et al., arXiv 2003.10865). Both it and the promotions go by
     * where a trial's curve ends without its noise, see {@link CurveEnd}. On dozens of slots and more, what the process chooses
     * stays as much as on 16 slots, and the other configurations are those of a Sobol sequence.
     */
    public static Asha mobster(AshaSettings settings) {
        return modelled("mobster", settings, false);
    }

    /**
     * MOBSTER that learns from the results which rungs to trust: at these new trials begin, the cheaper ones preferred, and at
     * these they are to be good (Li et al., "Hyper-Tune", VLDB 2022).
     */
    public static Asha hyperTune(AshaSettings settings) {
        return modelled("hyper-tune", settings, true);
    }

    private static Asha modelled(String name, AshaSettings settings, boolean trusts) {
        return new Asha(
                name,
                settings,
                new GaussianProcess(),
                (levels, definition) -> new GaussianProposer(levels, definition, trusts));
    }

    /**
     * PASHA: trials may go no further than to a rung that grows, whenever the order of trials at the two rungs below it differs
     * (Bohdal et al., ICLR 2023). It saves most of the time where early ranks are right.
     */
    public static Asha pasha(AshaSettings settings, AbstractOptimizer searcher) {
        return new Asha("pasha", settings, searcher, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> all = new TreeMap<>(settings.asMap());
        all.putAll(searcherSettings);
        return all;
    }

    @Override
    public boolean isQuick() {
        return searchOptimizer.isQuick();
    }

    @Override
    public List<String> problems(Definition definition) {
        return Searcher.problems(name(), settings.minResource(), searchOptimizer, definition);
    }

    @Override
    protected void initialize() {
        RungLevels levels = RungLevels.of(settings.minResource(), budget().maxResource(), settings.eta());
        state = new State(
                levels,
                new Ladder(levels, settings.eta(), settings.delayed(), this::loss),
                new GrowingTop(levels, direction(), isProgressive),
                new Brackets(levels, settings.brackets(), experimentSeed()),
                proposers.of(levels, definition()));
    }

    private double loss(Trial finished) {
        double metric = finished.metric().orElse(Double.NaN);
        return comparesByCurves
                ? CurveEnd.loss(finished, metric, direction())
                : direction().loss(metric);
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        State current = requireNonNull(state);
        current.ladder.update(history(), running());
        Gate gate = current.proposer.gate(history(), running());
        Promotion promotion = current.ladder.promotion(current.top.after(history()), gate);
        if (promotion != null) {
            return promotion.resume(current.levels);
        }
        Suggestion next = current.ladder.trialCount() < budget().trials()
                ? begin(current)
                : new Suggestion.Done("budget of " + budget().trials() + " trials");
        return next instanceof Suggestion.Done && !running().isEmpty() ? new Suggestion.Wait() : next;
    }

    private Suggestion begin(State current) {
        int number = current.ladder.trialCount();
        Suggestion suggestion = current.proposer.propose(number, history(), running());
        if (!(suggestion instanceof Suggestion.Run run)) {
            return suggestion;
        }
        int rung = current.proposer.firstRung(number, current.brackets.rungOf(number));
        return new Suggestion.Run(
                run.task(), run.configuration(), current.levels.level(rung), "rung " + rung + ", " + run.note());
    }
}
