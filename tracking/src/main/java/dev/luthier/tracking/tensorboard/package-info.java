/** Experiments as event files for TensorBoard. */
@NullMarked
package dev.luthier.tracking.tensorboard;

import org.jspecify.annotations.NullMarked;
