package dev.luthier.djl;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;
import dev.luthier.ablation.Kept;
import dev.luthier.ablation.LayeredModelGenerator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives an ablation a sequential network without the layers that are left out. In the training function:
 * {@code kept.model(SequentialBlock.class)}.
 *
 * <p>Layers have the names that DJL gives them, a number and a type as in {@code 02Linear}, or those that {@link #named} gives.
 * Layers of a sequential network inside the network are layers of their own, {@code 03SequentialBlock/01Linear}; every other
 * block that has children is one layer. What comes after a gap takes the shape that it is given, because the network is
 * initialized only when the gaps are there.
 */
public final class SequentialGenerator implements LayeredModelGenerator {
    private static final long serialVersionUID = 1;

    private final NetworkSource source;
    private final @Nullable List<String> names;

    private SequentialGenerator(NetworkSource source, @Nullable List<String> names) {
        this.source = source;
        this.names = names;
    }

    /** Of a network whose layers have DJL's names. */
    public static SequentialGenerator of(NetworkSource source) {
        return new SequentialGenerator(source, null);
    }

    /**
     * The same with these names for the layers from input to output, as many as there are.
     *
     * @throws IllegalArgumentException if there are more or fewer layers
     */
    public SequentialGenerator named(String... itsNames) {
        List<String> usual = new SequentialGenerator(source, null).layers();
        if (usual.size() != itsNames.length) {
            throw new IllegalArgumentException(
                    itsNames.length + " names are given, but the network has " + usual.size() + " layers: " + usual);
        }
        return new SequentialGenerator(source, List.of(itsNames));
    }

    @Override
    public List<String> layers() {
        List<String> layers = new ArrayList<>();
        collect(source.network(), "", layers);
        return names == null ? layers : names;
    }

    @Override
    public SequentialBlock generate(Kept kept) {
        SequentialBlock network = source.network();
        List<String> usual = new ArrayList<>();
        collect(network, "", usual);
        return without(network, "", usual, kept);
    }

    private static void collect(SequentialBlock network, String path, List<String> layers) {
        for (Pair<String, Block> child : network.getChildren()) {
            if (child.getValue() instanceof SequentialBlock inner) {
                collect(inner, path + child.getKey() + "/", layers);
            } else {
                layers.add(path + child.getKey());
            }
        }
    }

    private SequentialBlock without(SequentialBlock network, String path, List<String> usual, Kept kept) {
        SequentialBlock rest = new SequentialBlock();
        for (Pair<String, Block> child : network.getChildren()) {
            if (child.getValue() instanceof SequentialBlock inner) {
                SequentialBlock left = without(inner, path + child.getKey() + "/", usual, kept);
                if (!left.getChildren().isEmpty()) {
                    rest.add(left);
                }
            } else if (kept.layer(name(path + child.getKey(), usual))) {
                rest.add(child.getValue());
            }
        }
        return rest;
    }

    private String name(String usualName, List<String> usual) {
        return names == null ? usualName : names.get(usual.indexOf(usualName));
    }
}
