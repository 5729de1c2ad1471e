/** The page of one job: why it did not succeed, whose fault that is, what to do, and how long it will take. */
@NullMarked
package dev.packit.stats.diagnosis;

import org.jspecify.annotations.NullMarked;
