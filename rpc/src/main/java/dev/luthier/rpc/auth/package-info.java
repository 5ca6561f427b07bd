/** How the two sides prove to each other that they belong to the same experiment: secret, proofs, TLS identity. */
@NullMarked
package dev.luthier.rpc.auth;

import org.jspecify.annotations.NullMarked;
