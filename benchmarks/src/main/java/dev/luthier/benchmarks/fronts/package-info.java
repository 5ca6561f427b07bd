/** How good the fronts are that optimizers find for several objectives. */
@NullMarked
package dev.luthier.benchmarks.fronts;

import org.jspecify.annotations.NullMarked;
