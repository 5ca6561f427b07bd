package dev.luthier.ablation.variant;

import java.io.Serializable;
import java.util.List;

/**
 * What is switched off as a whole to see what it is good for.
 *
 * @param kind what sort of thing it is
 * @param name as people say it; of a group it tells the members, or their prefix and a star
 * @param members the names that leave together; of a single one its own name
 */
public record Component(Kind kind, String name, List<String> members) implements Serializable {

    /** The sorts of component. */
    public enum Kind {
        /** A column of the data, or several. */
        FEATURE("feature"),
        /** A layer of the model, or several. */
        LAYER("layer"),
        /** Any switch of the training code. */
        SWITCH("component"),
        /** The base model itself: without it, a custom model takes its place. */
        MODEL("model");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands before the colon of an id. */
        public String word() {
            return word;
        }
    }

    public Component {
        members = List.copyOf(members);
    }

    /** A component that is no group. */
    public static Component single(Kind kind, String name) {
        return new Component(kind, name, List.of(name));
    }

    /** Its only name in definitions and results, as in {@code feature:fare} or {@code layer:my_dense*}. */
    public String id() {
        return kind.word() + ":" + name;
    }

    /** Whether it is more than its own name. */
    public boolean isGroup() {
        return members.size() > 1 || !members.contains(name);
    }

    /** Whether that thing is gone when this component is. */
    public boolean has(Kind itsKind, String member) {
        return kind == itsKind && members.contains(member);
    }

    /** Whether the two have a member in common, or are two models, of which there can be one only. */
    public boolean overlaps(Component other) {
        return kind == other.kind && (kind == Kind.MODEL || members.stream().anyMatch(other.members::contains));
    }

    @Override
    public String toString() {
        return id();
    }
}
