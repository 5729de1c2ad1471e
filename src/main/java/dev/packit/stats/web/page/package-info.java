/** What pages look like: the stylesheet, the script, the theme, and the formats of numbers and times. */
@NullMarked
package dev.packit.stats.web.page;

import org.jspecify.annotations.NullMarked;
