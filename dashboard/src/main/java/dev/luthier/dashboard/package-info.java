/** Shows experiments to people: a page that the driver serves, and charts as files. */
@NullMarked
package dev.luthier.dashboard;

import org.jspecify.annotations.NullMarked;
