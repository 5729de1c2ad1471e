/** Runs: everything that Packit did for one event and one package. */
@NullMarked
package dev.packit.stats.pipeline;

import org.jspecify.annotations.NullMarked;
