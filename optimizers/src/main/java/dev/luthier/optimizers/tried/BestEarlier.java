package dev.luthier.optimizers.tried;

import dev.luthier.definition.Goals;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The best configurations that earlier experiments found. A search that begins with them learns from its own results which of
 * them are good here too, whatever the scale of the earlier metrics was. Immutable.
 */
public final class BestEarlier {
    /** Says why such a configuration is tried. */
    public static final String NOTE = "best of an earlier experiment";

    private final List<Configuration> bestFirst;

    /**
     * @param earlier finished trials
     * @param most how many different configurations to try, at least 0
     */
    public BestEarlier(List<Trial> earlier, Goals goals, int most) {
        bestFirst = earlier.stream()
                .sorted(goals.bestFirst())
                .map(Trial::configuration)
                .distinct()
                .limit(most)
                .toList();
    }

    public boolean isEmpty() {
        return bestFirst.isEmpty();
    }

    /** The best of them that is still to be tried. */
    public Optional<Configuration> untried(Predicate<Configuration> isTried) {
        return bestFirst.stream().filter(isTried.negate()).findFirst();
    }
}
