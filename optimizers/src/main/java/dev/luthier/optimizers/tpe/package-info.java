/** The tree-structured Parzen estimator: suggests what is likely under the good trials and unlikely under the others. */
@NullMarked
package dev.luthier.optimizers.tpe;

import org.jspecify.annotations.NullMarked;
