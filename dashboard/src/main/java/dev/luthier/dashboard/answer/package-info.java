/** What the page is told, as JSON. */
@NullMarked
package dev.luthier.dashboard.answer;

import org.jspecify.annotations.NullMarked;
