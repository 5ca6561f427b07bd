/** The durable journal: facts on local disks or any Hadoop file system, read back after every crash. */
@NullMarked
package dev.luthier.store;

import org.jspecify.annotations.NullMarked;
