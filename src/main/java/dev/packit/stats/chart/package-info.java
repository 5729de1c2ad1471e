/** Draws bars, curves and tables of marks as SVG, whatever they stand for. */
@NullMarked
package dev.packit.stats.chart;

import org.jspecify.annotations.NullMarked;
