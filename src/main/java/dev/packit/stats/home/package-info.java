/** The entrance: what Packit does at the moment, and for whom. */
@NullMarked
package dev.packit.stats.home;

import org.jspecify.annotations.NullMarked;
