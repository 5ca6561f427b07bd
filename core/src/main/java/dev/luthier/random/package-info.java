/** Deterministic random numbers whose sequence is part of the contract, so that a seed outlives JDK upgrades. */
@NullMarked
package dev.luthier.random;

import org.jspecify.annotations.NullMarked;
