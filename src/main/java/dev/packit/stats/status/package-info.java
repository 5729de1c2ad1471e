/** The current state of Packit: its queues, objectives, database and workers. */
@NullMarked
package dev.packit.stats.status;

import org.jspecify.annotations.NullMarked;
