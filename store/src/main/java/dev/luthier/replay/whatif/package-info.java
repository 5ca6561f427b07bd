/** Replaying recorded curves under another early-stopping rule or scheduler. */
@NullMarked
package dev.luthier.replay.whatif;

import org.jspecify.annotations.NullMarked;
