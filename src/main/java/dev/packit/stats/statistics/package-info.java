/** Counts jobs: what became of them, how long they took, and how that changes over time. */
@NullMarked
package dev.packit.stats.statistics;

import org.jspecify.annotations.NullMarked;
