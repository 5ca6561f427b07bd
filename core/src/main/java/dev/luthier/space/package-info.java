/** What is searched: parameters, the conditions between them, and the configurations they allow. */
@NullMarked
package dev.luthier.space;

import org.jspecify.annotations.NullMarked;
