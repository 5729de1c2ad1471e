/** The words of the field: projects, triggers, pipelines, and every kind of job with what sets it apart. */
@NullMarked
package dev.packit.stats.packit;

import org.jspecify.annotations.NullMarked;
