/** The developer API: where the next trial comes from, and which running trial is hopeless. */
@NullMarked
package dev.luthier.optimizer;

import org.jspecify.annotations.NullMarked;
