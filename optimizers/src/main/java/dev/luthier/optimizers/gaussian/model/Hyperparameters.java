package dev.luthier.optimizers.gaussian.model;

/**
 * What a covariance function is set to. Must not be changed.
 *
 * @param lengthScales for each dimension, how far one has to go for the score to change much; in units of the range
 * @param signal variance of the part that depends on distance
 * @param trend variance of each coefficient of the part that is a parabola in each ordered dimension plus an effect of each
 *     unordered value; 0 for none
 * @param noise variance of the difference between an observed and the true score
 * @param hill how much higher scores are expected to be inside than towards the ends of the ranges, before anything is
 *     observed: the standard deviation, over the space, of a downward parabola in each ordered dimension; 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
public record Hyperparameters(double[] lengthScales, double signal, double trend, double noise, double hill) {}
