/** What Packit's task queue tells of itself: Celery, and Redis or Valkey as its broker. Nothing is written there. */
package dev.packit.stats.celery;
