/** What an ablation leaves out of a model: components, the variants without them, and what was measured of each. */
@NullMarked
package dev.luthier.ablation.variant;

import org.jspecify.annotations.NullMarked;
