/**
 * JSON forms of search spaces, definitions, configurations, facts and results. What travels often, configurations and facts,
 * is written and read as a stream.
 */
@NullMarked
package dev.luthier.json;

import org.jspecify.annotations.NullMarked;
