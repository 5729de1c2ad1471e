package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.packit.Project;

/**
 * A project that much was done for lately.
 *
 * @param jobs how many, of all kinds
 * @param successRate 0 to 1; null where nothing was decided
 * @param decided of how many that is a share
 * @param errorRate likewise
 * @param trend jobs day by day
 */
public record Busiest(
        Project project,
        long jobs,
        Double successRate,
        long decided,
        Double errorRate,
        @JsonIgnore Sparkline trend) {}
