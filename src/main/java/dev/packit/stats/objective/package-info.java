/** What Packit promises, and how often it kept that. */
@NullMarked
package dev.packit.stats.objective;

import org.jspecify.annotations.NullMarked;
