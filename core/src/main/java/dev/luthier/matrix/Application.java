package dev.luthier.matrix;

/** That the models of one group are to be run on the data sets of another. */
public record Application(String models, String data) {}
