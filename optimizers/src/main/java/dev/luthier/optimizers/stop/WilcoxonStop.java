package dev.luthier.optimizers.stop;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For trials whose reports are repeated measurements rather than a learning curve: folds of a cross-validation, or instances
 * of a problem, where step i is the same fold in every trial. A trial is stopped when {@link SignedRankTest} finds it worse
 * than the best finished trial on their common steps, with an error of at most {@code significance}, and its mean is worse
 * too. NaN and infinite values in either let it go on. Each method answers a changed rule.
 */
public final class WilcoxonStop extends ExplainedStop {
    private static final String RULE = "Wilcoxon rule";

    private final double significance;
    private final int minCommon;
    private final Memory<BestFinished> memory = new Memory<>(BestFinished::new);

    private WilcoxonStop(double significance, int minCommon) {
        this.significance = significance;
        this.minCommon = minCommon;
    }

    /** With the default settings. */
    public static WilcoxonStop withDefaults() {
        return new WilcoxonStop(.1, 2);
    }

    /** How probable an error may be when a trial is called worse; 0.1 unless said, between 0 and 1. */
    public WilcoxonStop significance(double probability) {
        check(probability > 0 && probability < 1, RULE, "significance", probability, "above 0 and below 1");
        return new WilcoxonStop(probability, minCommon);
    }

    /** How many steps a trial must have in common with the best; 2 unless said, at least 2. */
    public WilcoxonStop minCommon(int steps) {
        checkAtLeast(RULE, "minCommon", 2, steps);
        return new WilcoxonStop(significance, steps);
    }

    @Override
    @Nullable
    String whyStop(Trial toCheck, List<Trial> finalized, Direction direction) {
        Trial best = memory.ask(finalized, direction, BestFinished::trial);
        return best == null ? null : whyStop(toCheck.curve(), best, direction);
    }

    private @Nullable String whyStop(Curve curve, Trial best, Direction direction) {
        double mean = curve.meanUpTo(curve.lastStep());
        double meanOfBest = best.curve().meanUpTo(best.curve().lastStep());
        if (!Double.isFinite(mean) || !Double.isFinite(meanOfBest) || !direction.better(meanOfBest, mean)) {
            return null;
        }
        double[] differences = differences(curve, best.curve(), direction);
        if (differences.length < minCommon) {
            return null;
        }
        SignedRankTest test = SignedRankTest.of(differences);
        return test.probability() < significance
                ? text(
                        "Wilcoxon rule: worse than trial %d on %d common steps, rank sum %s, probability %.4g of an error",
                        best.number(), differences.length, test.rankSum(), test.probability())
                : null;
    }

    /** By how much the loss is above that of the best, at each step that both have. */
    private static double[] differences(Curve curve, Curve best, Direction direction) {
        double[] differences = new double[Math.min(curve.size(), best.size())];
        int size = 0;
        int j = 0;
        for (int i = 0; i < curve.size(); i++) {
            while (j < best.size() && best.step(j) < curve.step(i)) {
                j++;
            }
            if (j < best.size() && best.step(j) == curve.step(i)) {
                differences[size++] = direction.loss(curve.value(i)) - direction.loss(best.value(j));
            }
        }
        return Arrays.copyOf(differences, size);
    }

    @Override
    public String name() {
        return "wilcoxon";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("significance", significance, "minCommon", minCommon);
    }
}
