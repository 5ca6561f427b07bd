/** JSON forms of configurations, definitions and facts, read and written as streams. */
@NullMarked
package dev.luthier.json;

import org.jspecify.annotations.NullMarked;
