/** The driver's side of the protocol: a server whose slots are workers that connect to it. */
@NullMarked
package dev.luthier.rpc.server;

import org.jspecify.annotations.NullMarked;
