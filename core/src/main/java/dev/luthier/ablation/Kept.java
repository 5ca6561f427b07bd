package dev.luthier.ablation;

import dev.luthier.ablation.variant.Component;
import dev.luthier.ablation.variant.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one trial of a study keeps. Training functions and generators ask it; what was left out and never asked for makes the
 * trial FAILED, since it would have measured the complete model under another name. May be used by several threads.
 */
public final class Kept {
    private static final StudyPlan NO_STUDY = new StudyPlan(List.of(), Map.of(), List.of(), null, Map.of(), null);

    /** A name that was asked for. */
    private record Question(Component.Kind kind, String name) {}

    private final StudyPlan plan;
    private final Variant variant;
    private final int repeat;
    private final long seed;
    private final Set<Question> asked = Collections.synchronizedSet(new LinkedHashSet<>());

    Kept(StudyPlan plan, Variant variant, int repeat, long seed) {
        this.plan = plan;
        this.variant = variant;
        this.repeat = repeat;
        this.seed = seed;
    }

    /** Of no study: everything, whatever it is called. */
    static Kept everything() {
        return new Kept(NO_STUDY, Variant.COMPLETE, 0, 0);
    }

    /** Whether that column of the data is kept; what the study does not leave out always is. */
    public boolean feature(String name) {
        return keeps(Component.Kind.FEATURE, name);
    }

    /** The features that are kept, in the order of the data's columns; as far as the study knows these. */
    public List<String> features() {
        return plan.features().stream().filter(this::feature).toList();
    }

    /** Whether that layer of the model is kept; what the study does not leave out always is. */
    public boolean layer(String name) {
        return keeps(Component.Kind.LAYER, name);
    }

    /**
     * Whether that switch of the training is on.
     *
     * @throws IllegalArgumentException if the study has no such component
     */
    public boolean component(String name) {
        List<String> switches = plan.components().stream()
                .filter(component -> component.kind() == Component.Kind.SWITCH)
                .flatMap(component -> component.members().stream())
                .toList();
        if (!plan.components().isEmpty() && !switches.contains(name)) {
            throw new IllegalArgumentException("the study has no component '" + name + "', only " + switches);
        }
        return keeps(Component.Kind.SWITCH, name);
    }

    /** The custom model that takes the base model's place; null if none does. */
    public @Nullable String customModel() {
        for (String name : plan.custom().keySet()) {
            if (!keeps(Component.Kind.MODEL, name)) {
                return name;
            }
        }
        return null;
    }

    /**
     * A new model of this variant from the study's generators.
     *
     * @throws IllegalStateException if the study has none, or it gives something else than that type
     */
    public <M> M model(Class<M> type) throws Exception {
        String name = customModel();
        ModelGenerator generator = name == null ? plan.base() : plan.custom().get(name);
        if (generator == null) {
            throw new IllegalStateException("the study has no base model generator: say setBaseModelGenerator(…)");
        }
        if (name != null) {
            // That a layer is gone says nothing of a model that takes the place of all layers.
            plan.components().stream()
                    .filter(component -> component.kind() == Component.Kind.LAYER)
                    .forEach(component -> ask(Component.Kind.LAYER, component.members()));
        }
        return cast(generator.generate(this), type, name == null ? "base model" : "model '" + name + "'");
    }

    /**
     * The data of this variant from the study's generator.
     *
     * @throws IllegalStateException if the study has none, or it gives something else than that type
     */
    public <D> D dataset(Class<D> type) throws Exception {
        DatasetGenerator generator = plan.data();
        if (generator == null) {
            throw new IllegalStateException("the study has no dataset generator: say setDatasetGenerator(…)");
        }
        return cast(generator.generate(this), type, "data set");
    }

    /** Which repeat this is, from 0. */
    public int repeat() {
        return repeat;
    }

    /** A seed for the training's chance: the same for all variants of one repeat, so that they can be compared in pairs. */
    public long seed() {
        return seed;
    }

    /** Which variant this is. */
    public Variant variant() {
        return variant;
    }

    /** What was left out without anybody asking for it, so that it was not left out in truth. */
    public List<Component> unasked() {
        return plan.components().stream()
                .filter(component -> !variant.keeps(component))
                .filter(component -> component.members().stream()
                        .noneMatch(member -> asked.contains(new Question(component.kind(), member))))
                .toList();
    }

    List<String> asked(Component.Kind kind) {
        return new ArrayList<>(asked)
                .stream()
                        .filter(question -> question.kind() == kind)
                        .map(Question::name)
                        .toList();
    }

    private void ask(Component.Kind kind, List<String> names) {
        names.forEach(name -> asked.add(new Question(kind, name)));
    }

    private boolean keeps(Component.Kind kind, String name) {
        ask(kind, List.of(name));
        return plan.components().stream()
                .noneMatch(component -> component.has(kind, name) && !variant.keeps(component));
    }

    private static <T> T cast(Object generated, Class<T> type, String what) {
        if (!type.isInstance(generated)) {
            throw new IllegalStateException("the generator of the " + what + " gives a "
                    + generated.getClass().getName() + ", not a " + type.getName());
        }
        return type.cast(generated);
    }

    @Override
    public String toString() {
        return variant + ", repeat " + (repeat + 1);
    }
}
