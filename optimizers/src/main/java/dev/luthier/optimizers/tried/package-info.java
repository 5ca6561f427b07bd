/** Which configurations an experiment has tried, and what is left of a finite space. */
@NullMarked
package dev.luthier.optimizers.tried;

import org.jspecify.annotations.NullMarked;
