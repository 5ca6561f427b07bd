/** Tests and distributions of statistics, as far as experiments are judged by them. */
@NullMarked
package dev.luthier.statistic;

import org.jspecify.annotations.NullMarked;
