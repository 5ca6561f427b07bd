/** Where a learning curve will end: an ensemble of parametric curves, fitted by least squares without any chance. */
@NullMarked
package dev.luthier.optimizers.stop.curve;

import org.jspecify.annotations.NullMarked;
