/** Ablations of networks of the Deep Java Library. */
@NullMarked
package dev.luthier.djl;

import org.jspecify.annotations.NullMarked;
