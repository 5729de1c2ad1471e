/** A read-only dashboard and monitoring over the database of Packit Service. */
@NullMarked
package dev.packit.stats;

import org.jspecify.annotations.NullMarked;
