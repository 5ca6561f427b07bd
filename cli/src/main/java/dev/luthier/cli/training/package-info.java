/** The user's code by its name, and the slots that it runs on. */
@NullMarked
package dev.luthier.cli.training;

import org.jspecify.annotations.NullMarked;
