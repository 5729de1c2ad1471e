/** Read-only monitoring of Packit's task queue: Celery, with Redis or Valkey as its broker. */
package dev.packit.stats.celery;
