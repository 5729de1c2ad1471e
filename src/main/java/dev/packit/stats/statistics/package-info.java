/** Statistics of jobs: their outcomes, their durations, and how these change over time. */
@NullMarked
package dev.packit.stats.statistics;

import org.jspecify.annotations.NullMarked;
