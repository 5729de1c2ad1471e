/** Packit's service level objectives, and how often they were met. */
@NullMarked
package dev.packit.stats.objective;

import org.jspecify.annotations.NullMarked;
