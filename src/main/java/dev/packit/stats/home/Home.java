package dev.packit.stats.home;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.project.ProjectSummary;
import dev.packit.stats.statistics.Glance;
import java.time.Instant;
import java.util.List;

/**
 * What Packit is doing right now.
 *
 * @param at when this was read, UTC; up to a minute ago
 * @param glance key figures of the whole service
 * @param running the latest unfinished runs
 * @param newest the latest finished runs
 * @param projects the most recently active projects
 */
record Home(
        @JsonProperty("at") Instant at,
        @JsonUnwrapped Glance glance,
        @JsonProperty("running_runs") List<Pipeline> running,
        @JsonProperty("newest_runs") List<Pipeline> newest,
        List<ProjectSummary> projects) {}
