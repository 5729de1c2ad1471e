/** Paging of lists by id rather than by offset. */
@NullMarked
package dev.packit.stats.web.paging;

import org.jspecify.annotations.NullMarked;
