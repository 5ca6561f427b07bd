/** Collects every mistake of an input before it is refused, so that all can be mended at once. */
@NullMarked
package dev.luthier.problem;

import org.jspecify.annotations.NullMarked;
