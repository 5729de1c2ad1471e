/** The demo: an embedded PostgreSQL with made-up data for a year of Packit's work. */
@NullMarked
package dev.packit.stats.demo;

import org.jspecify.annotations.NullMarked;
