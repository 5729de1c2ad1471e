/** The way to PostgreSQL: running SQL, checking what the database has, and finding ids by time. */
@NullMarked
package dev.packit.stats.database;

import org.jspecify.annotations.NullMarked;
