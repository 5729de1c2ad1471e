package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.packit.Project;

/**
 * One of the busiest projects.
 *
 * @param jobs the number of jobs of all kinds
 * @param successRate 0 to 1; null if there are no such jobs
 * @param decided the number of jobs that succeeded or failed
 * @param errorRate 0 to 1; null if no job has ended
 * @param trend jobs per day
 */
public record Busiest(
        Project project,
        long jobs,
        Double successRate,
        long decided,
        Double errorRate,
        @JsonIgnore Sparkline trend) {}
