package dev.luthier.optimizers.auto;

/**
 * A method and why it was chosen.
 *
 * @param reason in a line, for people
 */
record Choice(Method method, String reason) {}
