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

    private final Measurements found;
    private final Repeats repeats;
    private final List<Step> steps = new ArrayList<>();
    private final List<Component> left;
    private Variant current = Variant.COMPLETE;
    private @Nullable String ending;

    private Elimination(List<Component> components, Measurements found, Repeats repeats) {
        this.left = new ArrayList<>(components);
        this.found = found;
        this.repeats = repeats;
    }

    static Elimination of(List<Component> components, Measurements found, Repeats repeats) {
        Elimination elimination = new Elimination(components, found, repeats);
        while (elimination.ending == null && elimination.isRoundOver()) {
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

    private boolean isRoundOver() {
        Effects judge = judge();
        return wanted().stream().allMatch(variant -> judge.isHopeless(variant) || hasAllRepeats(variant));
    }

    private boolean hasAllRepeats(Variant variant) {
        for (int repeat = 0; repeat < repeats.least(); repeat++) {
            if (!found.hasEnded(variant, repeat)) {
                return false;
            }
        }
        return true;
    }

    private void step() {
        Optional<Effect> leader = leader(effects());
        if (left.isEmpty()) {
            ending = "everything is taken out";
        } else if (leader.isEmpty()) {
            ending = "nothing that is left can be taken out: training fails without it";
        } else if (isMissed(leader.get())) {
            ending = "without " + leader.get().name() + ", the least useful one left, the metric is surely worse";
        } else {
            takeOut(leader.get());
        }
    }

    private void takeOut(Effect leader) {
        Component component = component(leader);
        steps.add(new Step(component, current, leader));
        left.remove(component);
        current = without(leader);
    }

    /** Whether the metric is surely worse without it: than with it, or than that of the complete variant. */
    private boolean isMissed(Effect leader) {
        Contrast all = Contrast.effect("all", Variant.COMPLETE, without(leader));
        Effect lost = new Effects(found, List.of(all), repeats).all().get(0);
        return isSure(leader) || isSure(lost);
    }

    // By its own p-value: a component that surely helps is not taken out just because many others were asked about.
    private boolean isSure(Effect effect) {
        return effect.estimate().mean() > 0 && effect.estimate().pValue() <= repeats.alpha();
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
                || (difference.estimate().pairs() >= LEAST_TO_RACE && isSure(difference));
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
