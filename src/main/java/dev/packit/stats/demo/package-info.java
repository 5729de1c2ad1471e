/** The demo: PostgreSQL embedded in this process, filled with a made-up year of Packit. */
@NullMarked
package dev.packit.stats.demo;

import org.jspecify.annotations.NullMarked;
