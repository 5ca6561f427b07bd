package dev.luthier.benchmarks.quality;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other systems on the seven synthetic problems, measured beforehand by the same protocol with 5 seeds (the Gaussian process
 * with 1 or 2, everything with several slots, too) on a machine of the same size.
 *
 * @param system and its optimizer
 * @param scores after 25, 50, 100 and 200 evaluations with one slot, as far as measured
 * @param area under the regret curve up to 100 evaluations
 * @param asynchronous the score after 100 evaluations by number of slots
 */
record Published(String system, List<Double> scores, double area, Map<Integer, Double> asynchronous) {
    static final List<Integer> AFTER = List.of(25, 50, 100, 200);
    static final int WITH_SLOTS_AFTER = 100;

    static final List<Published> ALL = List.of(
            new Published("Optuna 5 GPSampler", List.of(.381, .600, .729), .304, Map.of()),
            new Published(
                    "Optuna 5 TPE, multivariate, constant liar",
                    List.of(.209, .530, .693, .793),
                    .385,
                    Map.of(4, .732, 16, .580)),
            new Published("Optuna TPE, univariate (default of 4.x)", List.of(-.229, .053, .627, .801), .434, Map.of()),
            new Published("Optuna CMA-ES", List.of(-.119, .155, .576, .663), .396, Map.of(4, .515, 16, .362)),
            new Published("Hyperopt TPE", List.of(-.440, -.029, .326, .565), .517, Map.of(4, .461, 16, .257)),
            new Published(
                    "random search (of that measurement)",
                    List.of(-.357, -.145, .022, .192),
                    .534,
                    Map.of(4, -.033, 16, .082)));

    /** The score after n evaluations with that many slots, if it was measured. */
    Optional<Double> score(int slots, int n) {
        if (slots != 1) {
            return Optional.ofNullable(n == WITH_SLOTS_AFTER ? asynchronous.get(slots) : null);
        }
        int place = AFTER.indexOf(n);
        return place >= 0 && place < scores.size() ? Optional.of(scores.get(place)) : Optional.empty();
    }

    /** The area under the regret curve up to n evaluations with that many slots, if it was measured. */
    Optional<Double> area(int slots, int n) {
        return slots == 1 && n == WITH_SLOTS_AFTER ? Optional.of(area) : Optional.empty();
    }

    boolean hasSlots(int slots) {
        return slots == 1 || asynchronous.containsKey(slots);
    }
}
