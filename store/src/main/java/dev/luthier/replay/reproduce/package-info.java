/** Running recorded trials again, and comparing what comes out. */
@NullMarked
package dev.luthier.replay.reproduce;

import org.jspecify.annotations.NullMarked;
