/** Generates a year of Packit's work, which is the same for the same seed, and loads it into Packit's schema. */
@NullMarked
package dev.packit.stats.demo.data;

import org.jspecify.annotations.NullMarked;
