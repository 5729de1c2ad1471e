/** The copy of Packit's tables that is held in memory, and how it is kept up to date. */
@NullMarked
package dev.packit.stats.mirror;

import org.jspecify.annotations.NullMarked;
