package dev.luthier.ablation.effect;

import dev.luthier.ablation.variant.Component;
import dev.luthier.ablation.variant.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A question that is answered by comparing variants repeat by repeat: how much better are these than those, in sum?
 *
 * @param name what is asked about, usually the id of a component
 * @param family the questions that are asked together, and over which chance finds are corrected for
 * @param better those that should be better if what is asked about is good
 * @param worse those it is compared with, as many
 */
public record Contrast(String name, String family, List<Variant> better, List<Variant> worse) {
    /** The family of plain effects. */
    public static final String EFFECT = "effect";

    /** The family of what two components do together beyond what each does alone. */
    public static final String INTERACTION = "interaction";

    public Contrast {
        better = List.copyOf(better);
        worse = List.copyOf(worse);
        if (better.size() != worse.size() || better.isEmpty()) {
            throw new IllegalArgumentException("contrast '" + name + "' compares " + better + " with " + worse
                    + ", must be as many on either side, and at least one");
        }
    }

    /** How much better {@code with} is than {@code without}. */
    public static Contrast effect(String name, Variant with, Variant without) {
        return new Contrast(name, EFFECT, List.of(with), List.of(without));
    }

    /** What is lost when a component leaves the complete variant. */
    public static Contrast leaving(Component component) {
        return effect(component.id(), Variant.COMPLETE, Variant.COMPLETE.without(component));
    }

    /** Every variant that has to be measured for it. */
    public List<Variant> variants() {
        List<Variant> all = new ArrayList<>(better);
        all.addAll(worse);
        return all;
    }

    /** The variants of all of these, each once, in the order in which they are first needed. */
    public static List<Variant> variants(Collection<Contrast> contrasts) {
        Set<Variant> all = new LinkedHashSet<>();
        contrasts.forEach(contrast -> all.addAll(contrast.variants()));
        return List.copyOf(all);
    }
}
