/** The page and what it asks for, over HTTP. */
@NullMarked
package dev.luthier.dashboard.web;

import org.jspecify.annotations.NullMarked;
