/** Jobs of every kind: their lists, filters and pages, and the SQL that finds them. */
@NullMarked
package dev.packit.stats.job;

import org.jspecify.annotations.NullMarked;
