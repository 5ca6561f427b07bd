/** The experiment as data: what is searched, towards which metric, within which budget and limits. */
@NullMarked
package dev.luthier.definition;

import org.jspecify.annotations.NullMarked;
