/** What facts add up to for those who look: one fold, the same for running and recorded experiments. */
@NullMarked
package dev.luthier.dashboard.view;

import org.jspecify.annotations.NullMarked;
