/** Data sets that the slots of a JVM share. */
@NullMarked
package dev.luthier.data;

import org.jspecify.annotations.NullMarked;
