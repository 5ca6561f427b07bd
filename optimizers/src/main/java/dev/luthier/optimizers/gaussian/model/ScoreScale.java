package dev.luthier.optimizers.gaussian.model;

import dev.luthier.optimizers.gaussian.model.OutputTransform.Standard;
import java.util.Arrays;

/**
 * How losses and standardised scores are turned into each other.
 *
 * @param worst the negated loss below which all are alike
 * @param raw of the negated losses
 * @param power of the Yeo-Johnson transformation of what this gives; 1 for none
 * @param transformed of what the transformation gives
 */
public record ScoreScale(double worst, Standard raw, double power, Standard transformed) {

    /** The scale on which these losses, all of them finite, have mean 0 and variance 1. */
    public static ScoreScale of(double[] losses, double power) {
        double[] scores = OutputTransform.scores(losses);
        double worst = Arrays.stream(scores).min().orElse(0);
        Standard raw = Standard.of(scores);
        double[] powers = Arrays.stream(scores)
                .map(score -> YeoJohnson.apply(raw.apply(score), power))
                .toArray();
        return new ScoreScale(worst, raw, power, Standard.of(powers));
    }

    /** Larger is better. */
    public double score(double loss) {
        return unlimited(Math.max(worst, -loss));
    }

    /** As {@link #score}, but not cut off on the bad side. */
    public double unlimitedScore(double loss) {
        return unlimited(-loss);
    }

    private double unlimited(double negated) {
        double standard = raw.apply(negated);
        return power == 1 ? standard : transformed.apply(YeoJohnson.apply(standard, power));
    }

    /** The loss that has this score; infinite beyond what the transformation can give. */
    public double loss(double score) {
        return -raw.invert(power == 1 ? score : YeoJohnson.invert(transformed.invert(score), power));
    }
}
