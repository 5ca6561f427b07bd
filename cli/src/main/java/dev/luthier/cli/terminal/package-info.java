/** What commands say and how they end: tables, CSV, times, exit codes. */
@NullMarked
package dev.luthier.cli.terminal;

import org.jspecify.annotations.NullMarked;
