package dev.luthier.optimizers.gaussian;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.gaussian.Evidence.Encoded;
import dev.luthier.optimizers.gaussian.Evidence.Kind;
import dev.luthier.optimizers.gaussian.Learner.Lesson;
import dev.luthier.optimizers.gaussian.Learner.Means;
import dev.luthier.optimizers.gaussian.Surrogate.Model;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.search.Box;
import dev.luthier.optimizers.gaussian.search.Cheapness;
import dev.luthier.optimizers.gaussian.search.Feasibility;
import dev.luthier.optimizers.gaussian.search.Proposal;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.tried.BestEarlier;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Models the metric by a Gaussian process and tries next what promises the largest improvement: the optimizer of choice as
 * long as a trial costs more than some milliseconds and there are at most some thousand of them.
 *
 * <p>The process has a Matérn-5/2 covariance with a length scale for each parameter, whose prior grows with their number
 * (Hvarfner, Hellsten, Nardi 2024), plus a trend of main effects; unordered parameters are the same or differ,
 * conditional ones lie on an arc (Swersky and others 2014). It begins with a few points of a scrambled Sobol sequence,
 * and expects better metrics inside the ranges than at their ends until it has seen otherwise. Its hyperparameters are
 * the most likely ones. The improvement is taken as a logarithm (Ament and others 2023) over the best mean, so that one
 * lucky noisy metric is not chased. Running trials count as seen at their expected metric (Ginsbourger and others 2010);
 * with more than three of them, every fifth suggestion explores the region that may hold the optimum instead (Contal and
 * others 2013). Above twenty dimensions, three of four suggestions come from a trust region (Eriksson and others 2019).
 * From the twentieth on, every fourth suggestion has another value of one unordered parameter than the best trial, so that no value is given up
 * for good.
 *
 * <p>Bounds on further metrics have a model each, and what is sought is the improvement times the chance to keep all bounds
 * (Gardner and others 2014); as long as no trial has kept them, this chance alone.
 *
 * <p>Failed trials are taken for the worst metric seen, and from the third on for a sign that trials fail nearby. Stopped ones
 * count as an uncertain metric, never better than the median. Of more than 500 trials the model keeps the 500 that tell
 * most: the best, those near the best, the newest, and some of all ages.
 *
 * <p><b>Why a restart changes nothing.</b> Starting a fit at the last result saves most of its time, but makes the result
 * depend on all fits before. So fits take place after fixed numbers of ended trials, look only at the trials that had ended
 * then, and start from fixed values at certain of these points, the anchors. A new instance repeats the at most fifteen fits
 * since the last anchor. Everything else that is kept is kept to save time: a factor that grew row by row has the same bits as
 * one computed at once, see {@link dev.luthier.optimizers.numeric.CholeskyFactor}.
 *
 * <p>With results of earlier experiments, the best three of them are tried first and all are uncertain observations until
 * there are enough new ones.
 *
 * <p>The space may have any mixture of parameters. When each configuration of a finite space has been tried, the search
 * is done.
 */
public final class GaussianProcess extends AbstractOptimizer {
    private static final int LEAST_SEEN = 3;
    private static final int RANDOM_TRIES = 100;
    private static final int MANY_DIMENSIONS = 20;
    private static final int GLOBAL_EVERY = 4;

    private static final int LEAST_BOUNDED = 20;

    /** Times the number of parameters: with so many trials of its own, an experiment does not need those of others. */
    private static final int ENOUGH_OWN = 10;

    private final GaussianProcessSettings settings;
    private @Nullable Memory memory;

    /** What does not change within an experiment, and caches of what follows from the history. */
    private record Memory(
            Inputs inputs,
            Learner learner,
            Companions companions,
            Precedents precedents,
            SobolSequence design,
            int designSize,
            @Nullable FiniteSpace finite) {}

    public GaussianProcess() {
        this(GaussianProcessSettings.DEFAULT);
    }

    public GaussianProcess(GaussianProcessSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "gp";
    }

    @Override
    public Map<String, Object> settings() {
        return settings.asMap();
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public List<String> problems(Definition definition) {
        return definition.tasks().size() == 1
                ? List.of()
                : List.of("optimizer gp searches one task, but there are "
                        + definition.tasks().size());
    }

    @Override
    protected void initialize() {
        Inputs inputs = new Inputs(searchSpace());
        Encoded encoded = new Encoded(inputs);
        Precedents precedents = new Precedents(earlier(), goals());
        Reading own = Reading.metric(direction(), goals()::isFeasible, encoded);
        int enough = ENOUGH_OWN * (inputs.dimensions() + 1);
        Reading reading = Reading.preceded(precedents.rows(encoded), own, enough);
        memory = new Memory(
                inputs,
                new Learner(reading, encoded, means()),
                new Companions(goals(), encoded),
                precedents,
                new SobolSequence(inputs.dimensions(), experimentSeed()),
                settings.designSize(inputs.dimensions()),
                FiniteSpace.isSmall(searchSpace()) ? FiniteSpace.of(searchSpace()) : null);
    }

    private Set<Means> means() {
        Set<Means> means = EnumSet.of(Means.EXPECT_HILL, Means.STRAIGHTEN_SCORES);
        if (settings.inputWarping()) {
            means.add(Means.BEND_COORDINATES);
        }
        return means;
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        return suggest(Objects.requireNonNull(memory));
    }

    private Suggestion suggest(Memory memory) {
        Set<Configuration> known = new HashSet<>();
        history().forEach(trial -> known.add(trial.configuration()));
        running().forEach(trial -> known.add(trial.configuration()));
        if (memory.finite != null && known.containsAll(memory.finite.configurations())) {
            return new Suggestion.Done("search space exhausted: all "
                    + memory.finite.configurations().size() + " configurations were tried");
        }
        Optional<Configuration> precedent = memory.precedents.untried(known);
        if (precedent.isPresent()) {
            return run(precedent.orElseThrow(), BestEarlier.NOTE);
        }
        boolean begins = memory.precedents.isEmpty() && known.size() < memory.designSize;
        if (begins || history().isEmpty()) {
            return designed(memory, known);
        }
        Lesson lesson = memory.learner.after(history());
        Evidence evidence = memory.learner.evidence(history(), lesson);
        long seen =
                evidence.rows().stream().filter(row -> row.kind().isOwnMetric()).count();
        return seen < (memory.precedents.isEmpty() ? LEAST_SEEN : 1) || evidence.isFlat()
                ? designed(memory, known)
                : modelled(memory, lesson, evidence, known);
    }

    private Suggestion designed(Memory memory, Set<Configuration> known) {
        Configuration configuration = searchSpace().decode(memory.design.point(suggestionNumber()));
        return known.contains(configuration) ? random(memory, known) : run(configuration, "initial design");
    }

    private Suggestion modelled(Memory memory, Lesson lesson, Evidence evidence, Set<Configuration> known) {
        Model model = lesson.surrogate().model(evidence.without(lesson.dropped()), running());
        if (isGoodEnough(model, evidence)) {
            return new Suggestion.Done(
                    "no configuration is likely to be better than the best one by more than " + settings.regretBound());
        }
        double[] centre = model.best().get(0);
        if (memory.finite == null && Neighbourhood.isDue(evidence, centre.length, suggestionNumber())) {
            Neighbourhood near = Neighbourhood.of(evidence, lesson.encoded(), centre);
            Chooser chooser = chooser(memory, near.model(running()), near.box());
            return firstNew(memory, known, chooser.proposals(), chooser.note() + " near the best");
        }
        boolean varied = OtherChoice.isDue(memory.inputs, centre, suggestionNumber());
        Box all = memory.finite == null ? box(evidence, lesson, centre) : Box.unit(centre.length);
        Box box = varied ? OtherChoice.box(memory.inputs, centre, all, random()) : all;
        Chooser chooser = chooser(memory, model, box);
        List<Proposal> proposals =
                memory.finite == null ? chooser.proposals() : chooser.ranked(memory.finite.unknown(known));
        return firstNew(memory, known, proposals, chooser.note() + (varied ? " with another choice" : ""));
    }

    private boolean isGoodEnough(Model model, Evidence evidence) {
        return settings.regretBound() > 0
                && evidence.eligible() >= LEAST_BOUNDED
                && RegretBound.of(model, evidence.scale(), random()) <= settings.regretBound();
    }

    private Chooser chooser(Memory memory, Model model, Box box) {
        List<Feasibility> bounds = memory.companions.feasibilities(history());
        double left = 1 - (double) history().size() / budget().trials();
        List<Cheapness> price = settings.costAware() ? memory.companions.cheapness(history(), left) : List.of();
        return new Chooser(model, bounds, price, box, random());
    }

    private Box box(Evidence evidence, Lesson lesson, double[] centre) {
        if (centre.length <= MANY_DIMENSIONS || suggestionNumber() % GLOBAL_EVERY == 1) {
            return Box.unit(centre.length);
        }
        double[] losses = evidence.rows().stream()
                .filter(row -> row.kind() != Kind.EARLIER)
                .mapToDouble(Evidence.Row::loss)
                .toArray();
        return TrustRegion.after(losses, centre.length)
                .around(centre, lesson.hyperparameters().lengthScales());
    }

    private Suggestion firstNew(Memory memory, Set<Configuration> known, List<Proposal> proposals, String note) {
        for (Proposal proposal : proposals) {
            Configuration configuration = searchSpace().decode(proposal.unit());
            if (Double.isFinite(proposal.value()) && !known.contains(configuration)) {
                return run(configuration, note);
            }
        }
        return random(memory, known);
    }

    /** A random configuration, new unless there are hardly any new ones. */
    private Suggestion random(Memory memory, Set<Configuration> known) {
        if (memory.finite != null) {
            List<double[]> unknown = memory.finite.unknown(known);
            return run(searchSpace().decode(unknown.get(random().nextInt(unknown.size()))), "random");
        }
        Configuration configuration = searchSpace().sample(random());
        for (int i = 0; i < RANDOM_TRIES && known.contains(configuration); i++) {
            configuration = searchSpace().sample(random());
        }
        return run(configuration, "random");
    }
}
