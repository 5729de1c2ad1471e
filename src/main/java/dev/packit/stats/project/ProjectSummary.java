package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import java.time.Instant;
import java.util.Map;

/**
 * A project with what Packit knows of it.
 *
 * @param url on the forge; null where the database has none that is one
 * @param pullRequests how many of them Packit has dealt with; so with the others
 * @param lastActivity when its newest pipeline was submitted, UTC; null where it has none
 * @param outcomes of the jobs of its newest push
 * @param key what pages of a list name it by
 */
public record ProjectSummary(
        String forge,
        String namespace,
        String repo,
        String url,
        long pullRequests,
        long branches,
        long releases,
        long issues,
        Instant lastActivity,
        @JsonIgnore Map<Outcome, Long> outcomes,
        @JsonIgnore long key) {

    @JsonIgnore
    public Project project() {
        return new Project(forge, namespace, repo, url);
    }
}
