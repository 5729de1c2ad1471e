/** Many projects and packages on one page. */
@NullMarked
package dev.packit.stats.board;

import org.jspecify.annotations.NullMarked;
