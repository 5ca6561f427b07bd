/** JMH benchmarks of single calls. */
@NullMarked
package dev.luthier.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
