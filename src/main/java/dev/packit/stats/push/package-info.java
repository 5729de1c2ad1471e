/** Takes the metrics that Packit's workers push, sums them over all pushes, keeps them on disk, and gives them out. */
@NullMarked
package dev.packit.stats.push;

import org.jspecify.annotations.NullMarked;
