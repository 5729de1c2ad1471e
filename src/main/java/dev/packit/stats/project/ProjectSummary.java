package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Feed;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project with a summary of Packit's activity in it.
 *
 * @param url on the forge; null if the database contains no valid one
 * @param pullRequests the number of pull requests that Packit has handled; likewise for branches, releases and issues
 * @param lastActivity when its latest pipeline was submitted, UTC; null if it has none
 * @param outcomes the number of jobs of its latest push by outcome
 * @param key identifies it in links between pages of a list
 */
public record ProjectSummary(
        String forge,
        @Nullable String namespace,
        @Nullable String repo,
        @Nullable String url,
        long pullRequests,
        long branches,
        long releases,
        long issues,
        @Nullable Instant lastActivity,
        @JsonIgnore Map<Outcome, Long> outcomes,
        @JsonIgnore long key) {

    @JsonIgnore
    public Project project() {
        return new Project(forge, namespace, repo, url);
    }

    /** As an entry of a feed. */
    Feed.Entry entry() {
        Project project = project();
        String summary = "Latest push: %s.".formatted(Outcome.inWords(outcomes));
        return new Feed.Entry(
                project.path(), project.fullName(), new Link(project.path()), lastActivity, null, summary, null);
    }
}
