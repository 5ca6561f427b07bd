package dev.luthier.optimizers.stop;

import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The finished trial with the best metric, the one with the lower number of two equals. */
final class BestFinished implements Digest {
    private final Direction direction;
    private final TreeMap<Integer, Trial> finished = new TreeMap<>();
    private @Nullable Trial best;

    BestFinished(Direction direction) {
        this.direction = direction;
    }

    @Override
    public void add(Trial ending, @Nullable Trial replaced) {
        if (replaced != null && finished.remove(replaced.number()) != null && isBest(replaced)) {
            best = null;
            finished.values().forEach(this::consider);
        }
        if (ending.isFinished()) {
            finished.put(ending.number(), ending);
            consider(ending);
        }
    }

    /** Null as long as none has finished. */
    @Nullable
    Trial trial() {
        return best;
    }

    private boolean isBest(Trial trial) {
        return best != null && best.number() == trial.number();
    }

    private void consider(Trial trial) {
        Trial known = best;
        int order = known == null
                ? -1
                : direction.compare(
                        trial.metric().orElse(Double.NaN), known.metric().orElse(Double.NaN));
        if (known == null || order < 0 || (order == 0 && trial.number() < known.number())) {
            best = trial;
        }
    }
}
