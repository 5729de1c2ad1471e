/** The home page: what Packit is doing right now, and for whom. */
@NullMarked
package dev.packit.stats.home;

import org.jspecify.annotations.NullMarked;
