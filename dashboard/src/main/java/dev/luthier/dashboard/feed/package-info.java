/** Where facts come from: a running experiment, or a journal. */
@NullMarked
package dev.luthier.dashboard.feed;

import org.jspecify.annotations.NullMarked;
