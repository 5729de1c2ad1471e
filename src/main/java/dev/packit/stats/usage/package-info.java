/** Who uses Packit, and for what. */
@NullMarked
package dev.packit.stats.usage;

import org.jspecify.annotations.NullMarked;
