package dev.luthier.optimizers.tpe;

/**
 * Rows of the trial table that one density is made of.
 *
 * @param rows the oldest first
 * @param weights of the rows
 */
record Observations(int[] rows, double[] weights) {}
