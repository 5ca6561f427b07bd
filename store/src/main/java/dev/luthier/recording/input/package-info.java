/** Fingerprints of the data that an experiment works on: sizes, content hashes, schemas of tables. */
@NullMarked
package dev.luthier.recording.input;

import org.jspecify.annotations.NullMarked;
