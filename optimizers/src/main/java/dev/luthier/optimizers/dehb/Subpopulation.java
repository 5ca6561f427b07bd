package dev.luthier.optimizers.dehb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of one rung, each at a place of its own. A place is taken by whoever is not worse. Not thread-safe. */
final class Subpopulation {
    /** A trial that finished at this rung. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    record Member(int trial, double loss, double[] genes) {
        static final Comparator<Member> BEST_FIRST =
                Comparator.comparingDouble(Member::loss).thenComparingInt(Member::trial);
    }

    private final List<@Nullable Member> places = new ArrayList<>();
    private final int size;
    private int begun;
    private int arrived;
    private int promoted;

    /** @param size how many members it has when it is complete */
    Subpopulation(int size) {
        this.size = size;
        for (int i = 0; i < size; i++) {
            places.add(null);
        }
    }

    int size() {
        return size;
    }

    /** A trial began at this rung from nothing. */
    void begin() {
        begun++;
    }

    /** A trial came, or is on its way, from the rung below. */
    void promote() {
        promoted++;
    }

    int begun() {
        return begun;
    }

    int promoted() {
        return promoted;
    }

    /** How many trials were given to this rung. */
    int jobs() {
        return begun + promoted;
    }

    /** How many of them have ended, failed ones included. */
    int arrived() {
        return arrived;
    }

    /** A trial ended that has no place of its own or found it taken by a better one; or it failed. */
    void arrive() {
        arrived++;
    }

    /** Takes the place if it is empty or its member is not better. */
    void arrive(Member member, int place) {
        arrived++;
        Member there = places.get(place % size);
        if (there == null || member.loss <= there.loss) {
            places.set(place % size, member);
        }
    }

    @Nullable
    Member at(int place) {
        return places.get(place % size);
    }

    /** The members, the best first. */
    List<Member> ranked() {
        return members().sorted(Member.BEST_FIRST).toList();
    }

    Stream<Member> members() {
        return places.stream().filter(Objects::nonNull);
    }
}
