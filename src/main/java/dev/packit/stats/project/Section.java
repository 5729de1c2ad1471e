package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.release.ReleaseTable;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.paging.Keyset;
import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections of a project's pages. */
enum Section {
    PULL_REQUESTS("pull-requests", Parameter.PR, "Pull requests", "Pull request #", TriggerType.PULL_REQUEST),
    BRANCHES("branches", Parameter.BRANCH, "Branches", "Branch ", TriggerType.BRANCH),
    RELEASES("releases", Parameter.RELEASE, "Releases", "Release ", TriggerType.RELEASE),
    ISSUES("issues", Parameter.ISSUE, "Issues", "Issue #", TriggerType.ISSUE),
    PACKAGES("packages", Parameter.PACKAGE, "Packages", "Package ", null),
    /** Every commit has a page, but there is no list of commits, only of branches and pull requests. */
    COMMITS("commits", Parameter.COMMIT, null, "Commit ", null),
    /** A single page without entries. */
    STATISTICS("statistics", null, "Statistics", "", null);

    private final String slug;
    private final @Nullable Parameter parameter;
    private final @Nullable String label;
    private final String singular;
    private final @Nullable TriggerType trigger;

    Section(
            String slug,
            @Nullable Parameter parameter,
            @Nullable String label,
            String singular,
            @Nullable TriggerType trigger) {
        this.slug = slug;
        this.parameter = parameter;
        this.label = label;
        this.singular = singular;
        this.trigger = trigger;
    }

    /** @throws NotFoundException if there is no such section */
    static Section of(String slug) {
        return Arrays.stream(values())
                .filter(section -> section.parameter != null && section.slug.equals(slug))
                .findFirst()
                .orElseThrow(
                        () -> new NotFoundException("There is no section “%s” on a project’s page.".formatted(slug)));
    }

    /** The name in URLs. */
    public String slug() {
        return slug;
    }

    /** The parameters of the page of an entry. */
    Set<String> parameters() {
        Set<String> parameters = new HashSet<>(Keyset.PARAMETERS);
        if (this == PACKAGES) {
            parameters.add(ReleaseTable.PARAMETER);
        }
        return parameters;
    }

    /** The JSON key for the name of an entry. */
    String key() {
        return parameter == null ? slug : parameter.word();
    }

    /** The heading of the list of entries; null if there is no such list. */
    public @Nullable String label() {
        return label;
    }

    /** {@code Pull request #7}. */
    public String titled(String name) {
        return singular + name;
    }

    /** What one entry of its page is called: pull requests and branches get pushes, everything else just runs. */
    String event() {
        return hasPushes() ? "push" : "run";
    }

    /** The same for one that may consist of several runs. */
    public String event(Push push) {
        return !hasPushes() && push.pipelines().size() > 1 ? events() : event();
    }

    public String events() {
        return hasPushes() ? "pushes" : "runs";
    }

    private boolean hasPushes() {
        return this == PULL_REQUESTS || this == BRANCHES;
    }

    /** The filter for the jobs of an entry; null for a commit. */
    @Nullable
    JobFilter filter(Project project, String name) {
        return this == COMMITS || parameter == null
                ? null
                : JobFilter.ofProject(project).with(parameter, name);
    }

    /** The path of an entry in a project. */
    String path(Project project, String name) {
        return project.path() + "/-/" + slug + "/" + Urls.path(name);
    }

    /** The path of the section in a project. */
    String path(Project project) {
        return project.path() + "/-/" + slug + (this == STATISTICS ? "?period=quarter" : "");
    }

    /** The type of trigger that the entries are; null if they are not triggers. */
    @Nullable
    TriggerType trigger() {
        return trigger;
    }

    /** Whether entries are identified by a number. */
    public boolean isNumbered() {
        return this == PULL_REQUESTS || this == ISSUES;
    }
}
