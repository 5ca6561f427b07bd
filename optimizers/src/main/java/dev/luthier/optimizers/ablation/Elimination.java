package dev.luthier.optimizers.ablation;

import dev.luthier.ablation.effect.Contrast;
import dev.luthier.ablation.effect.Effect;
import dev.luthier.ablation.effect.Effects;
import dev.luthier.ablation.effect.Repeats;
import dev.luthier.ablation.effect.Verdict;
import dev.luthier.ablation.variant.Component;
import dev.luthier.ablation.variant.Measurements;
import dev.luthier.ablation.variant.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a backward elimination has come, as follows from what was measured. */
final class Elimination {
    private static final int LEAST_TO_RACE = 3;

    /** One component that was taken out for good. */
    record Step(Component component, Variant from, Effect effect) {}

    /** Whether a component is missed, which takes so many repeats of these variants. */
    record Question(Effect effect, List<Variant> variants, int repeats) {}

    private final Measurements found;
    private final Repeats repeats;
    private final List<Step> steps = new ArrayList<>();
    private final List<Component> left;
    private Variant current = Variant.COMPLETE;
    private @Nullable String ending;
    private @Nullable Question question;

    private Elimination(List<Component> components, Measurements found, Repeats repeats) {
        this.left = new ArrayList<>(components);
        this.found = found;
        this.repeats = repeats;
    }

    static Elimination of(List<Component> components, Measurements found, Repeats repeats) {
        Elimination elimination = new Elimination(components, found, repeats);
        while (elimination.ending == null && elimination.question == null && elimination.hasFirstRepeats()) {
            elimination.step();
        }
        return elimination;
    }

    List<Step> steps() {
        return steps;
    }

    /** What is kept so far. */
    Variant current() {
        return current;
    }

    /** Why nothing more is taken out; null while that is open. */
    @Nullable
    String ending() {
        return ending;
    }

    /** What the components that are left add to it. */
    List<Contrast> contrasts() {
        return contrasts(current, left);
    }

    /** What still has to be trained in this round: nothing that is surely not the next to go. */
    List<Variant> wanted() {
        List<Variant> wanted = new ArrayList<>(List.of(current));
        List<Effect> effects = effects();
        Optional<Effect> leader = leader(effects);
        effects.stream()
                .filter(effect -> leader.isEmpty() || !isOut(effect, leader.get()))
                .forEach(effect -> wanted.add(without(effect)));
        return wanted;
    }

    /** What will have to be trained in the next round, should this one end as it looks. */
    List<Variant> speculative() {
        Optional<Effect> leader = leader(effects());
        if (ending != null || leader.isEmpty() || left.size() < 2) {
            return List.of();
        }
        Variant next = without(leader.get());
        List<Component> rest = new ArrayList<>(left);
        rest.remove(component(leader.get()));
        return rest.stream().map(next::without).toList();
    }

    /** The question which further repeats answer: whether the least useful component is surely missed; null if it is decided. */
    @Nullable
    Question question() {
        return question;
    }

    private boolean hasFirstRepeats() {
        Effects judge = judge();
        return wanted().stream().allMatch(variant -> judge.isHopeless(variant) || hasRepeats(variant, repeats.least()));
    }

    private boolean hasRepeats(Variant variant, int count) {
        for (int repeat = 0; repeat < count; repeat++) {
            if (!found.hasEnded(variant, repeat)) {
                return false;
            }
        }
        return true;
    }

    private void step() {
        Optional<Effect> leader = leader(judge().after(repeats.least()));
        if (left.isEmpty()) {
            ending = "everything is taken out";
        } else if (leader.isEmpty()) {
            ending = "nothing that is left can be taken out: training fails without it";
        } else {
            decide(leader.get());
        }
    }

    // Each look goes by the repeats up to it, so that what comes later does not change what was decided.
    private void decide(Effect leader) {
        Effect latest = leader;
        for (int look : repeats.looks()) {
            List<Variant> variants = List.of(Variant.COMPLETE, current, without(leader));
            if (!variants.stream().allMatch(variant -> hasRepeats(variant, look))) {
                question = new Question(latest, variants, look);
                return;
            }
            latest = after(leader.contrast(), look);
            if (isMissed(latest, look)) {
                ending = "without " + leader.name() + ", the least useful one left, the metric is surely worse";
                return;
            }
            if (latest.estimate().mean() <= 0 || latest.verdict() == Verdict.NEGLIGIBLE) {
                break;
            }
        }
        takeOut(latest);
    }

    private void takeOut(Effect leader) {
        Component component = component(leader);
        steps.add(new Step(component, current, leader));
        left.remove(component);
        current = without(leader);
    }

    /** Whether the metric is surely worse without it: than with it, or than that of the complete variant. */
    private boolean isMissed(Effect leader, int look) {
        double alpha = repeats.alpha() / repeats.looks().size();
        Effect lost = after(Contrast.effect("all", Variant.COMPLETE, without(leader)), look);
        return isSure(leader, alpha) || isSure(lost, alpha);
    }

    private Effect after(Contrast contrast, int look) {
        return new Effects(found, List.of(contrast), repeats).after(look).get(0);
    }

    // By its own p-value: a component that surely helps is not taken out just because many others were asked about.
    private static boolean isSure(Effect effect, double alpha) {
        return effect.estimate().mean() > 0 && effect.estimate().pValue() <= alpha;
    }

    private List<Effect> effects() {
        return judge().all();
    }

    private Effects judge() {
        return new Effects(found, contrasts(), repeats);
    }

    /** The one of least use, of those that do not fail; it is the next to go. */
    private static Optional<Effect> leader(List<Effect> effects) {
        return effects.stream()
                .filter(effect ->
                        effect.verdict() != Verdict.FAILED && effect.estimate().pairs() > 0)
                .min(Comparator.comparingDouble(effect -> effect.estimate().mean()));
    }

    /** Whether it is surely of more use than the leader. */
    private boolean isOut(Effect effect, Effect leader) {
        Contrast more = Contrast.effect("more", without(leader), without(effect));
        Effect difference = new Effects(found, List.of(more), repeats).all().get(0);
        return effect.verdict() == Verdict.FAILED
                || (difference.estimate().pairs() >= LEAST_TO_RACE && isSure(difference, repeats.alpha()));
    }

    private Component component(Effect effect) {
        return left.stream()
                .filter(component -> component.id().equals(effect.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Variant without(Effect effect) {
        return effect.contrast().worse().get(0);
    }

    private static List<Contrast> contrasts(Variant from, List<Component> components) {
        return components.stream()
                .map(component -> Contrast.effect(component.id(), from, from.without(component)))
                .toList();
    }
}
