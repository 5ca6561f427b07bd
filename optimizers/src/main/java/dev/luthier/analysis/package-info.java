/** What the trials of an experiment tell about its parameters, its learning curves and its early stopping. */
@NullMarked
package dev.luthier.analysis;

import org.jspecify.annotations.NullMarked;
