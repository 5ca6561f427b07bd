package dev.luthier.optimizers.stop;

import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of a history, because it only grows at its end: each ending is taken in once. A history that does
 * not go on where the one before ended is taken in anew, so that the answers depend on the arguments only. Threads take
 * turns; a rule that serves two experiments at once is right but slow.
 *
 * @param <D> what is made of it
 */
final class Memory<D extends Digest> {
    private final Function<Direction, D> empty;
    private @Nullable Content<D> content;

    Memory(Function<Direction, D> empty) {
        this.empty = empty;
    }

    /** What {@code question} says of that history. */
    synchronized <T extends @Nullable Object> T ask(
            List<Trial> finalized, Direction direction, Function<D, T> question) {
        Content<D> known = content;
        if (known == null || !known.isPrefixOf(finalized, direction)) {
            known = new Content<>(direction, empty.apply(direction));
            content = known;
        }
        known.takeIn(finalized);
        return question.apply(known.digest);
    }

    private static final class Content<D extends Digest> {
        private final Direction direction;
        private final D digest;
        private final Map<Integer, Trial> latest = new HashMap<>();
        private @Nullable Trial first;
        private @Nullable Trial last;
        private int size;

        Content(Direction direction, D digest) {
            this.direction = direction;
            this.digest = digest;
        }

        // Endings are objects of one experiment: the same at both ends are the same in between.
        @SuppressWarnings("ReferenceEquality")
        boolean isPrefixOf(List<Trial> finalized, Direction itsDirection) {
            return direction == itsDirection
                    && size <= finalized.size()
                    && (size == 0 || (finalized.get(0) == first && finalized.get(size - 1) == last));
        }

        void takeIn(List<Trial> finalized) {
            for (; size < finalized.size(); size++) {
                Trial ending = finalized.get(size);
                digest.add(ending, latest.put(ending.number(), ending));
                first = size == 0 ? ending : first;
                last = ending;
            }
        }
    }
}
