/** Access to PostgreSQL: running SQL, checking the schema, and finding ids by time. */
@NullMarked
package dev.packit.stats.database;

import org.jspecify.annotations.NullMarked;
