package dev.packit.stats.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.release.ReleaseWays;
import dev.packit.stats.statistics.Change;
import dev.packit.stats.statistics.Rate;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a board: a project or package, named as in the address.
 *
 * @param project null for a package, and {@code packageName} for a project
 * @param outcome the worst of the newest push to the default branch that has all results; null if there is none
 * @param branch the default branch; null if nothing was pushed to any
 * @param branchUrl this application's page about the branch; null if there is none
 * @param url this application's page about it; null if there is none
 * @param failingPullRequests those whose latest push in the last month has failed, newest first
 * @param overdue the unfinished jobs whose deadline has passed
 * @param releases the progress by branch of the package, or of the project's only one
 * @param successes of the jobs that succeeded or failed in the last month
 * @param successesBefore of the month before
 * @param lastActivity when the latest run was submitted, UTC; null if there is none
 * @param problem why nothing is known about it; null if there is no problem
 */
@JsonPropertyOrder({
    "project",
    "package",
    "outcome",
    "branch",
    "url",
    "failing_pull_requests",
    "overdue",
    "releases",
    "success_rate",
    "success_rate_before",
    "last_activity",
    "problem"
})
public record BoardItem(
        @Nullable String project,
        @JsonProperty("package") @Nullable String packageName,
        @Nullable Outcome outcome,
        @Nullable String branch,
        @JsonIgnore @Nullable Link branchUrl,
        @Nullable Link url,
        List<PullRequest> failingPullRequests,
        List<Overdue> overdue,
        List<ReleaseWays.Progress> releases,
        @JsonIgnore Rate successes,
        @JsonIgnore Rate successesBefore,
        @Nullable Instant lastActivity,
        @Nullable String problem) {

    private static final int FEW = 5;

    /** What needs attention comes first; what is not known comes last. */
    static final Comparator<BoardItem> BY_ATTENTION = Comparator.comparing((BoardItem item) -> item.problem != null)
            .thenComparing(item -> !isBad(item.outcome))
            .thenComparing(item -> item.failingPullRequests.isEmpty())
            .thenComparing(item -> item.overdue.isEmpty() && !item.isReleaseStuck())
            .thenComparing(BoardItem::name);

    record PullRequest(int pr, Link url) {

        static PullRequest of(int pr, Project project) {
            return new PullRequest(pr, new Link(project.path() + "/-/pull-requests/" + pr));
        }
    }

    @JsonPropertyOrder({"kind", "id", "target", "url"})
    record Overdue(
            @JsonIgnore JobKind of, long id, @Nullable String target) {

        @JsonProperty
        public String kind() {
            return of.slug();
        }

        @JsonProperty
        public Link url() {
            return new Link(of.detailPath(id));
        }
    }

    static BoardItem unknown(@Nullable String project, @Nullable String packageName, String problem) {
        return without(project, packageName, null, problem);
    }

    /** A package whose runs belong to no project, as is the case until a new upstream version is first proposed in dist-git. */
    static BoardItem withoutProject(String packageName) {
        Link runs = new Link(Urls.runs("package", packageName));
        return without(null, packageName, runs, "Packit has runs for this package, but they belong to no project.");
    }

    private static BoardItem without(
            @Nullable String project, @Nullable String packageName, @Nullable Link url, String problem) {
        return new BoardItem(
                project,
                packageName,
                null,
                null,
                null,
                url,
                List.of(),
                List.of(),
                List.of(),
                Rate.NONE,
                Rate.NONE,
                null,
                problem);
    }

    /** The first few, for the page. */
    public List<PullRequest> fewPullRequests() {
        return failingPullRequests.subList(0, Math.min(FEW, failingPullRequests.size()));
    }

    public List<Overdue> fewOverdue() {
        return overdue.subList(0, Math.min(FEW, overdue.size()));
    }

    /** 0 to 1; null if nothing was decided. */
    @JsonProperty
    public @Nullable Double successRate() {
        return successes.share();
    }

    /** Of the month before. */
    @JsonProperty
    public @Nullable Double successRateBefore() {
        return successesBefore.share();
    }

    @JsonIgnore
    public Change change() {
        return successes.since(successesBefore, true);
    }

    private boolean isReleaseStuck() {
        return releases.stream().anyMatch(ReleaseWays.Progress::newlyStuck);
    }

    /** Those of the page, without branches that have probably ended. */
    public List<ReleaseWays.Progress> activeReleases() {
        return releases.stream().filter(release -> !release.dormant()).toList();
    }

    static boolean isBad(@Nullable Outcome outcome) {
        return outcome != null && outcome.isBad();
    }

    @JsonIgnore
    public String name() {
        return project == null ? String.valueOf(packageName) : project;
    }
}
