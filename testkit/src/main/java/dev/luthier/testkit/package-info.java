/** Contract tests for those who write optimizers and early-stopping rules: subclass them. */
@NullMarked
package dev.luthier.testkit;

import org.jspecify.annotations.NullMarked;
