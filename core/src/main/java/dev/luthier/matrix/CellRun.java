package dev.luthier.matrix;

import dev.luthier.space.Configuration;

/**
 * What a training function of a matrix is asked for: to train this model with this configuration on that data set.
 *
 * @param type of the data set
 */
public record CellRun(String data, String type, String model, Configuration configuration) {}
