/** What driver and workers say to each other: the messages, their fields, and the numbering that survives a broken connection. */
@NullMarked
package dev.luthier.rpc.message;

import org.jspecify.annotations.NullMarked;
