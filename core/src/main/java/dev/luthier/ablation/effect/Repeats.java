package dev.luthier.ablation.effect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each variant is trained, with another seed each time.
 *
 * <p>Every variant gets {@code least} repeats. What is undecided then gets twice as many, and so on up to {@code most}. Whoever
 * looks at data several times finds something by chance more often, so each of these looks is at a level of
 * {@code (1 - confidence) / looks} (Bonferroni): all promises hold whenever the study ends.
 *
 * @param least of every variant; with 1 there are no intervals
 * @param most of a variant that stays undecided; the same as {@code least} for no further ones
 * @param confidence of the intervals, and 1 minus the probability of calling anything an effect that is none
 * @param negligible effects that are surely no larger than this, in units of the metric, need no further repeats; 0 for none
 */
public record Repeats(int least, int most, double confidence, double negligible) {
    /** Five each, at most twenty where undecided, at 95 %. */
    public static final Repeats DEFAULT = new Repeats(5, 20, 0.95, 0);

    public Repeats {
        check(least >= 1, "repeats is " + least + ", must be 1 or more");
        check(
                most >= least,
                "most repeats is " + most + ", must be at least the " + least + " that every variant gets");
        check(confidence > 0 && confidence < 1, "confidence is " + confidence + ", must be between 0 and 1, as 0.95");
        check(
                negligible >= 0 && Double.isFinite(negligible),
                "negligible is " + negligible + ", must be 0 or more, in units of the metric");
    }

    /** Exactly that many. */
    public static Repeats of(int each) {
        return new Repeats(each, each, DEFAULT.confidence, DEFAULT.negligible);
    }

    /** The same, up to that many for what is undecided. */
    public Repeats upTo(int itsMost) {
        return new Repeats(least, itsMost, confidence, negligible);
    }

    public Repeats withConfidence(double other) {
        return new Repeats(least, most, other, negligible);
    }

    public Repeats withNegligible(double other) {
        return new Repeats(least, most, confidence, other);
    }

    /** The numbers of repeats at which an effect is looked at. */
    public List<Integer> looks() {
        List<Integer> looks = new ArrayList<>();
        for (long next = least; next < most; next *= 2) {
            looks.add((int) next);
        }
        looks.add(most);
        return looks;
    }

    /** How often anything may be called an effect that is none. */
    public double alpha() {
        return 1 - confidence;
    }

    /** The confidence of one look's interval. */
    public double confidencePerLook() {
        return 1 - alpha() / looks().size();
    }

    /** The confidence in percent, as people write it. */
    public String percent() {
        return plain(100 * confidence);
    }

    /** {@link #alpha()} as people write it. */
    public String level() {
        return plain(alpha());
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
