/** The records of an experiment's runs beside its journal: code, environment, class path and inputs, and what differs. */
@NullMarked
package dev.luthier.recording;

import org.jspecify.annotations.NullMarked;
