/** The domain model: projects, triggers, pipelines, and the kinds of job with everything that differs between them. */
@NullMarked
package dev.packit.stats.packit;

import org.jspecify.annotations.NullMarked;
