package dev.packit.stats.home;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.project.ProjectSummary;
import dev.packit.stats.statistics.Glance;
import java.time.Instant;
import java.util.List;

/**
 * What Packit does at the moment.
 *
 * @param at when this was so, UTC: some seconds ago
 * @param glance how the whole service does
 * @param running the newest runs of which something is still to come
 * @param newest the newest runs of which nothing is
 * @param projects those that something was done for last
 */
record Home(
        @JsonProperty("at") Instant at,
        @JsonUnwrapped Glance glance,
        @JsonProperty("running_runs") List<Pipeline> running,
        @JsonProperty("newest_runs") List<Pipeline> newest,
        List<ProjectSummary> projects) {}
