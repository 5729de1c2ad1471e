/**
 * Metrics for Prometheus about Packit's jobs, its database and its task queue, and the endpoint that exports them.
 */
@NullMarked
package dev.packit.stats.monitoring;

import org.jspecify.annotations.NullMarked;
