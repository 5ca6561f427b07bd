package dev.luthier.matrix.result;

import dev.luthier.statistic.SignedRankTest;

/**
 * Two models compared over the data sets.
 *
 * @param one the model with the better mean rank
 * @param test Wilcoxon's signed-rank test on their best metrics
 * @param adjustedP its probability, adjusted for the number of pairs after Holm
 */
public record ModelPair(String one, String other, SignedRankTest test, double adjustedP) {}
