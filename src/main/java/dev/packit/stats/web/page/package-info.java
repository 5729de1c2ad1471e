/** How pages look: the style sheet, the theme, and how numbers and times are written. */
@NullMarked
package dev.packit.stats.web.page;

import org.jspecify.annotations.NullMarked;
