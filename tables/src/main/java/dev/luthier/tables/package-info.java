/** Tables with named columns in memory: read from CSV, and given to ablations without the columns that are left out. */
@NullMarked
package dev.luthier.tables;

import org.jspecify.annotations.NullMarked;
