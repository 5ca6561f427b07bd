/** The fluent API that people start from, and the result that they get. */
@NullMarked
package dev.luthier.experiment;

import org.jspecify.annotations.NullMarked;
