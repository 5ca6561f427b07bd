package dev.luthier.optimizers.gaussian.search;

/**
 * A point worth a trial. Must not be changed.
 *
 * @param unit coordinates, of which the discrete ones stand for values
 * @param value of the acquisition
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
public record Proposal(double[] unit, double value) {}
