package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.AbstractAblator;
import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Effects;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.variant.AblationSpace;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.ablation.variant.Variant;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Greedy backward elimination: takes the component of least use out for good, then the next, until the metric gets surely
 * worse. Asynchronous: every result counts as it comes. Components that are surely of more use than another one get no
 * further repeats in a round (in the manner of racing). Where the one of least use looks useful, but is not surely so, it gets
 * further repeats until that is decided; then it is taken out unless it is surely missed. A slot that a round has nothing for trains what the next round will
 * ask for if the one in the lead stays there. The same variant is never trained twice with one seed.
 */
public final class BackwardElimination extends AbstractAblator {
    private static final String NAME = "backward-elimination";

    public BackwardElimination(Repeats repeats) {
        super(repeats);
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        Elimination course = course(space(), measured());
        Effects effects = new Effects(measured(), course.contrasts(), repeats());
        String ending = course.ending();
        if (ending != null) {
            return new Suggestion.Done(ending);
        }
        int round = course.steps().size() + 1;
        int least = repeats().least();
        return missing(course.wanted(), effects, least, inRound("round " + round))
                .or(() -> furtherRepeat(course, effects, round))
                .or(() -> missing(course.speculative(), effects, least, inRound("ahead of round " + (round + 1))))
                .orElseGet(() -> running().isEmpty()
                        ? new Suggestion.Done("round " + round + " cannot end: too many trials failed")
                        : new Suggestion.Wait());
    }

    private Optional<Suggestion> furtherRepeat(Elimination course, Effects effects, int round) {
        Elimination.Question question = course.question();
        if (question == null) {
            return Optional.empty();
        }
        Effect effect = question.effect();
        return missing(
                question.variants(),
                effects,
                question.repeats(),
                repeat -> inRound("round " + round).apply(repeat) + ", since it is undecided whether " + effect.name()
                        + " is missed: " + effect.reason());
    }

    private static IntFunction<String> inRound(String round) {
        return repeat -> round + ", repeat " + (repeat + 1);
    }

    @Override
    protected List<Contrast> contrasts(AblationSpace space, Measurements found) {
        return course(space, found).contrasts();
    }

    /** Each step as it was decided, all steps together, and what is left. */
    @Override
    protected List<Contrast> reported(AblationSpace space, Measurements found) {
        Elimination course = course(space, found);
        List<Contrast> contrasts = new ArrayList<>();
        for (Elimination.Step step : course.steps()) {
            String name = contrasts.size() + 1 + ". " + step.component();
            Variant without = step.from().without(step.component());
            contrasts.add(new Contrast(name, "eliminated", List.of(step.from()), List.of(without)));
        }
        if (contrasts.size() > 1) {
            List<Variant> last = List.of(course.current());
            contrasts.add(new Contrast("all of these", "eliminated", List.of(Variant.COMPLETE), last));
        }
        contrasts.addAll(course.contrasts());
        return contrasts;
    }

    @Override
    protected List<String> remarks(AblationSpace space, Measurements found) {
        Elimination course = course(space, found);
        String ending = course.ending();
        return List.of("taken out " + course.steps().size() + " of "
                + space.components().size() + " components; " + (ending == null ? "the trials are used up" : ending));
    }

    private Elimination course(AblationSpace space, Measurements found) {
        return Elimination.of(space.components(), found, repeats());
    }

    /** The whole way down to nothing, with further repeats of one variant in each round. */
    @Override
    public int usualTrials(SearchSpace itsSpace) {
        int components = AblationSpace.read(itsSpace)
                .map(read -> read.components().size())
                .orElse(0);
        int leastOnTheWay = repeats().least() * (1 + components * (components + 1) / 2);
        return leastOnTheWay + components * (repeats().most() - repeats().least());
    }

    @Override
    protected List<String> problems(AblationSpace space) {
        return Overlaps.of(space, NAME);
    }

    @Override
    public String name() {
        return NAME;
    }
}
