/** What a difference between variants is worth: paired effects, their intervals, and which are more than noise. */
@NullMarked
package dev.luthier.ablation.effect;

import org.jspecify.annotations.NullMarked;
