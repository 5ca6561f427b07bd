package dev.luthier.ablation;

import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Effects;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.effect.Verdict;
import dev.luthier.ablation.report.AblationReport;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.ablation.variant.Variant;
import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which variants are trained and compared: extend this to write an ablator.
 *
 * <p>An ablator only says which contrasts it wants to know. All variants of these are trained repeat by repeat, the reference
 * first; then those of undecided contrasts again, as {@link Repeats} says, while the experiment has trials left. It is an
 * optimizer like any other, so that resuming, the journal and every kind of slot are the experiment's.
 */
public abstract class AbstractAblator extends AbstractOptimizer {
    /** With how many times the least trials an experiment is run whose user did not say. */
    private static final int USUAL_FACTOR = 2;

    private final Repeats repeats;
    private int known;
    private @Nullable AblationSpace space;
    private @Nullable Measurements found;

    protected AbstractAblator(Repeats repeats) {
        this.repeats = repeats;
    }

    /**
     * What is to be known.
     *
     * @param found what was measured so far; empty where the question does not depend on it
     */
    protected abstract List<Contrast> contrasts(AblationSpace space, Measurements found);

    /** What the report shows; unless overridden, every contrast. */
    protected List<Contrast> reported(AblationSpace space, Measurements found) {
        return contrasts(space, found);
    }

    /** What the report says besides, in lines. */
    protected List<String> remarks(AblationSpace space, Measurements found) {
        return List.of();
    }

    /** The variant that is trained first and shown as the reference; the complete one unless overridden. */
    protected Variant reference(AblationSpace space) {
        return Variant.COMPLETE;
    }

    /** Refuses components that this ablator cannot serve; sentences as of {@link #problems}. */
    protected List<String> problems(AblationSpace space) {
        return List.of();
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        AblationSpace itsSpace = space();
        Measurements measured = measured();
        List<Contrast> contrasts = contrasts(itsSpace, measured);
        Effects effects = new Effects(measured, contrasts, repeats);
        return firstRepeats(contrasts, effects)
                .or(() -> furtherRepeat(effects))
                .orElseGet(() -> running().isEmpty()
                        ? new Suggestion.Done(
                                "every effect is decided, hopeless, or has had " + repeats.most() + " repeats")
                        : new Suggestion.Wait());
    }

    private Optional<Suggestion> firstRepeats(List<Contrast> contrasts, Effects effects) {
        return missing(variants(contrasts), effects, repeats.least(), repeat -> "repeat " + (repeat + 1));
    }

    /** What can be decided soonest comes first: fewest repeats so far, then the smallest p-value. */
    private Optional<Suggestion> furtherRepeat(Effects effects) {
        Comparator<Effect> soonest = Comparator.<Effect>comparingInt(effect -> effects.nextLook(effect.contrast()))
                .thenComparingDouble(effect -> effect.estimate().pValue());
        List<Effect> undecided = effects.atLooks().stream()
                .filter(effect -> effect.verdict() == Verdict.UNDECIDED)
                .sorted(soonest)
                .toList();
        return undecided.stream()
                .flatMap(effect -> more(effect, effects).stream())
                .findFirst();
    }

    private Optional<Suggestion> more(Effect effect, Effects effects) {
        List<Variant> variants = variants(List.of(effect.contrast()));
        return missing(
                variants,
                effects,
                effects.nextLook(effect.contrast()),
                repeat -> "repeat " + (repeat + 1) + ", since " + effect.name() + " is undecided: " + effect.reason());
    }

    /** The first repeat below {@code upTo} that was never suggested, of what is not hopeless. */
    protected final Optional<Suggestion> missing(
            List<Variant> variants, Effects effects, int upTo, IntFunction<String> why) {
        Measurements measured = measured();
        for (int repeat = 0; repeat < upTo; repeat++) {
            for (Variant variant : variants) {
                if (!measured.isTaken(variant, repeat) && !effects.isHopeless(variant)) {
                    Configuration configuration = space().configuration(variant, repeat);
                    return Optional.of(run(configuration, variant + ", " + why.apply(repeat)));
                }
            }
        }
        return Optional.empty();
    }

    private List<Variant> variants(List<Contrast> contrasts) {
        Set<Variant> variants = new LinkedHashSet<>();
        List<Variant> needed = Contrast.variants(contrasts);
        if (needed.contains(reference(space()))) {
            variants.add(reference(space()));
        }
        variants.addAll(needed);
        return List.copyOf(variants);
    }

    /** What the experiment's search space means. */
    protected final AblationSpace space() {
        AblationSpace itsSpace = space;
        if (itsSpace == null) {
            itsSpace = AblationSpace.read(searchSpace()).orElseThrow();
            space = itsSpace;
        }
        return itsSpace;
    }

    /** What was measured so far; what runs is in it as taken. */
    protected final Measurements measured() {
        Measurements measured = found;
        if (measured == null) {
            measured = new Measurements(space(), direction());
            found = measured;
        }
        List<Trial> history = history();
        for (; known < history.size(); known++) {
            measured.add(history.get(known));
        }
        running().forEach(measured::add);
        return measured;
    }

    public final Repeats repeats() {
        return repeats;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "repeats", repeats.least(),
                "mostRepeats", repeats.most(),
                "confidence", repeats.confidence(),
                "negligible", repeats.negligible());
    }

    /** How many trials it takes to give every variant its first repeats; 0 if the space is no ablation's. */
    public final int leastTrials(SearchSpace itsSpace) {
        return AblationSpace.read(itsSpace)
                .map(read -> repeats.least()
                        * Contrast.variants(contrasts(read, nothing(read))).size())
                .orElse(0);
    }

    /** How many trials an experiment gets whose user did not say: twice the least, if there may be further repeats. */
    public int usualTrials(SearchSpace itsSpace) {
        return leastTrials(itsSpace) * (repeats.most() > repeats.least() ? USUAL_FACTOR : 1);
    }

    private static Measurements nothing(AblationSpace space) {
        return new Measurements(space, Direction.MINIMIZE);
    }

    @Override
    public final List<String> problems(Definition definition) {
        if (definition.tasks().isEmpty()) {
            return List.of();
        }
        SearchSpace itsSpace = definition.tasks().get(0).space();
        Optional<AblationSpace> read = AblationSpace.read(itsSpace);
        if (read.isEmpty()) {
            return List.of("ablator " + name() + " needs a space of components and repeats, but there are "
                    + itsSpace.names() + ": describe it by an AblationStudy");
        }
        List<String> problems = new ArrayList<>(problems(read.get()));
        int needed = leastTrials(itsSpace);
        if (problems.isEmpty() && definition.budget().trials() < needed) {
            problems.add(String.format(
                    "trials is %d, but %d variants with %d repeats each are %d: say so many or more, or ask for fewer repeats",
                    definition.budget().trials(), needed / repeats.least(), repeats.least(), needed));
        }
        return problems;
    }

    /** What these trials of an experiment with this ablator say; needs no experiment that runs. */
    public final AblationReport report(Definition definition, List<Trial> trials) {
        AblationSpace read =
                AblationSpace.read(definition.tasks().get(0).space()).orElseThrow();
        Measurements all = new Measurements(read, definition.direction());
        trials.forEach(all::add);
        return new AblationReport(
                definition.name(),
                definition.metric(),
                definition.direction(),
                repeats,
                AblationReport.Reference.of(reference(read).toString(), metrics(all, reference(read))),
                new Effects(all, reported(read, all), repeats).all(),
                remarks(read, all));
    }

    private static double[] metrics(Measurements all, Variant variant) {
        return IntStream.range(0, all.repeats())
                .mapToObj(repeat -> all.loss(variant, repeat))
                .filter(OptionalDouble::isPresent)
                .flatMapToDouble(loss -> DoubleStream.of(all.direction().loss(loss.getAsDouble())))
                .toArray();
    }
}
