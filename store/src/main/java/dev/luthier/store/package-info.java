/** The durable journal: facts that are written down as they come, and read back after every crash. */
@NullMarked
package dev.luthier.store;

import org.jspecify.annotations.NullMarked;
