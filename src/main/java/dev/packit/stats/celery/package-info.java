/** Read-only monitoring of Packit's task queue: Celery, with Redis or Valkey as its broker. */
@NullMarked
package dev.packit.stats.celery;

import org.jspecify.annotations.NullMarked;
