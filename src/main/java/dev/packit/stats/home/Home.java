package dev.packit.stats.home;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.project.ProjectSummary;
import java.time.Instant;
import java.util.List;

/**
 * What Packit does at the moment.
 *
 * @param at when this was so, UTC: some seconds ago
 * @param running the newest runs of which something is still to come
 * @param newest the newest runs of which nothing is
 * @param projects those that something was done for last
 */
record Home(
        @JsonProperty("at") Instant at, List<Pipeline> running, List<Pipeline> newest, List<ProjectSummary> projects) {}
