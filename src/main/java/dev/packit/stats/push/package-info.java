/** Accepts metrics pushed by Packit's workers, sums them over all pushes, stores them on disk, and exports them. */
@NullMarked
package dev.packit.stats.push;

import org.jspecify.annotations.NullMarked;
