/**
 * Metrics for Prometheus: of Packit's jobs, of its database and of its task queue, and the page that gives them out.
 */
@NullMarked
package dev.packit.stats.monitoring;

import org.jspecify.annotations.NullMarked;
