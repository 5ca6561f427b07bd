package dev.luthier.definition;

import dev.luthier.space.SearchSpace;

/** One data set × model cell of an experiment with its own search space; a plain search has exactly one. */
public record Task(String name, SearchSpace space) {}
