/** What trials write to go on from, wherever that is kept. */
@NullMarked
package dev.luthier.checkpoint;

import org.jspecify.annotations.NullMarked;
