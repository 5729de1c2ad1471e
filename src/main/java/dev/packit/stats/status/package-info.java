/** Whether Packit is well right now: its queues, its objectives, its database and its workers. */
@NullMarked
package dev.packit.stats.status;

import org.jspecify.annotations.NullMarked;
