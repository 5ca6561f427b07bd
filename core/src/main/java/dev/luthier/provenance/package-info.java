/** What the facts of an experiment do not say: where a run takes place, with which code and on which inputs. */
@NullMarked
package dev.luthier.provenance;

import org.jspecify.annotations.NullMarked;
