/** What came out of an ablation, for people: as a table and as a chart. */
@NullMarked
package dev.luthier.ablation.report;

import org.jspecify.annotations.NullMarked;
