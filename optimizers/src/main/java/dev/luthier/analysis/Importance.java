package dev.luthier.analysis;

/**
 * How much a parameter matters.
 *
 * @param parameter its name
 * @param share from 0 to 1; of what, the method says that gives it
 */
public record Importance(String parameter, double share) {}
