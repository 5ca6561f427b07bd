/** The luthier command: where its parts come together and where errors become messages. */
@NullMarked
package dev.luthier.cli;

import org.jspecify.annotations.NullMarked;
