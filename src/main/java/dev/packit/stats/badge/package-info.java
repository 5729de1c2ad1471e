/** Badges: the current state of a project as a small image, for a README. */
@NullMarked
package dev.packit.stats.badge;

import org.jspecify.annotations.NullMarked;
