/** Where the files of experiments are: folders on local disks and on the file systems that Hadoop knows. */
@NullMarked
package dev.luthier.store.folder;

import org.jspecify.annotations.NullMarked;
