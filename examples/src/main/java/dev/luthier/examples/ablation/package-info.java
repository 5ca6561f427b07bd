/** An ablation to start from: a small network on a table of wines. */
@NullMarked
package dev.luthier.examples.ablation;

import org.jspecify.annotations.NullMarked;
