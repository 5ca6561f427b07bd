/** Commands that begin experiments: init, run, submit. */
@NullMarked
package dev.luthier.cli.experiment;

import org.jspecify.annotations.NullMarked;
