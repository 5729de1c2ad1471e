/** Pages of lists, bounded by ids rather than by offsets. */
@NullMarked
package dev.packit.stats.web.paging;

import org.jspecify.annotations.NullMarked;
