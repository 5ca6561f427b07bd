package dev.luthier.optimizer;

import java.util.function.Function;

/**
 * How something is made from its name and settings.
 *
 * @param name what it is called in definitions; that of what is made
 * @param make asks for each setting with what is usual and what would be accepted; may throw IllegalArgumentException for
 *     what only becomes clear when all are known
 * @param <T> an optimizer or an early-stopping rule
 */
public record Recipe<T>(String name, Function<Settings, ? extends T> make) {}
