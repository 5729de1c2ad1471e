/** Bar charts, line charts and tables of marks as SVG, independent of what they show. */
@NullMarked
package dev.packit.stats.chart;

import org.jspecify.annotations.NullMarked;
