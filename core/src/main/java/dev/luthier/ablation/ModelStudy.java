package dev.luthier.ablation;

import dev.luthier.ablation.variant.Component;
import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The model's side of a study: how it is built, which layers leave, and what takes its place. Not thread-safe. */
public final class ModelStudy {
    private final Selection layers = new Selection(Component.Kind.LAYER);
    private final Map<String, ModelGenerator> custom = new LinkedHashMap<>();
    private final List<String> twice = new ArrayList<>();
    private @Nullable ModelGenerator base;

    ModelStudy() {}

    /** Which layers leave. */
    public Selection layers() {
        return layers;
    }

    /**
     * How the model is built. Unless it is a {@link LayeredModelGenerator}, or the layers are declared, it is called once with
     * everything kept when the study is checked, to see which layers it asks for.
     */
    public ModelStudy setBaseModelGenerator(ModelGenerator generator) {
        base = generator;
        return this;
    }

    /** Another model, which is tried in place of the base model. */
    public ModelStudy addCustomModelGenerator(String name, ModelGenerator generator) {
        if (custom.put(name, generator) != null) {
            twice.add(name);
        }
        return this;
    }

    @Nullable
    ModelGenerator base() {
        return base;
    }

    Map<String, ModelGenerator> custom() {
        return new TreeMap<>(custom);
    }

    List<Component> components(Problems problems) {
        List<Component> components = new ArrayList<>();
        if (!layers.isEmpty()) {
            components.addAll(layers.components(known(problems), problems.prefixed("layers")));
        }
        twice.forEach(name -> problems.add("addCustomModelGenerator: the name '%s' is used twice", name));
        problems.check(
                custom.isEmpty() || base != null,
                "addCustomModelGenerator: there is no base model to compare %s with: say setBaseModelGenerator(…)",
                custom.keySet());
        Known names = Known.anything("model");
        custom.keySet().forEach(name -> {
            names.check(name, "addCustomModelGenerator", problems);
            components.add(Component.single(Component.Kind.MODEL, name));
        });
        return components;
    }

    private Known known(Problems problems) {
        String remedy = "say setBaseModelGenerator(…), or layers().declare(…) with their names in order";
        List<String> declared = layers.declared();
        if (declared == null && base instanceof LayeredModelGenerator layered) {
            declared = layered.layers();
        }
        if (declared != null) {
            return new Known("layer", "the model", declared, Known.ends(declared), remedy);
        }
        return new Known("layer", "the model", asked(problems), Map.of(), remedy);
    }

    /** A generator that knows its layers by asking for them has no ends that could be told from the rest. */
    private @Nullable List<String> asked(Problems problems) {
        if (base == null) {
            return null;
        }
        Kept everything = Kept.everything();
        try {
            base.generate(everything);
        } catch (Exception e) {
            problems.add(
                    "the base model generator fails with everything kept, so that its layers are not known: %s", e);
            return null;
        }
        return everything.asked(Component.Kind.LAYER);
    }
}
