package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.web.Urls;
import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;

/** What the runs of a project can be looked at by. */
enum Section {
    PULL_REQUESTS("pull-requests", Parameter.PR, "Pull requests", "Pull request #", TriggerType.PULL_REQUEST),
    BRANCHES("branches", Parameter.BRANCH, "Branches", "Branch ", TriggerType.BRANCH),
    RELEASES("releases", Parameter.RELEASE, "Releases", "Release ", TriggerType.RELEASE),
    ISSUES("issues", Parameter.ISSUE, "Issues", "Issue #", TriggerType.ISSUE),
    PACKAGES("packages", Parameter.PACKAGE, "Packages", "Package ", null),
    /** Each has a page, but they are not listed: branches and pull requests are. */
    COMMITS("commits", Parameter.COMMIT, null, "Commit ", null),
    /** A page of its own. */
    STATISTICS("statistics", null, "Statistics", null, null);

    private final String slug;
    private final Parameter parameter;
    private final String label;
    private final String singular;
    private final TriggerType trigger;

    Section(String slug, Parameter parameter, String label, String singular, TriggerType trigger) {
        this.slug = slug;
        this.parameter = parameter;
        this.label = label;
        this.singular = singular;
        this.trigger = trigger;
    }

    /** @throws NotFoundException where there is none of this word */
    static Section of(String slug) {
        return Arrays.stream(values())
                .filter(section -> section.parameter != null && section.slug.equals(slug))
                .findFirst()
                .orElseThrow(
                        () -> new NotFoundException("There is no section “%s” on a project’s page.".formatted(slug)));
    }

    /** The word in URLs. */
    public String slug() {
        return slug;
    }

    /** The word for one of them in JSON. */
    String key() {
        return parameter.word();
    }

    /** Above a list of them; null where there is no such list. */
    public String label() {
        return label;
    }

    /** {@code Pull request #7}. */
    public String titled(String name) {
        return singular + name;
    }

    /** What one entry of its page is called: pull requests and branches get pushes, everything else just runs. */
    public String event() {
        return this == PULL_REQUESTS || this == BRANCHES ? "push" : "run";
    }

    public String events() {
        return this == PULL_REQUESTS || this == BRANCHES ? "pushes" : "runs";
    }

    /** The filter for the jobs of one of them; null for a commit. */
    JobFilter filter(Project project, String name) {
        return this == COMMITS ? null : JobFilter.ofProject(project).with(parameter, name);
    }

    /** The address of one of them in a project. */
    String path(Project project, String name) {
        return project.path() + "/-/" + slug + "/" + Urls.path(name);
    }

    /** The address of it in a project. */
    String path(Project project) {
        return project.path() + "/-/" + slug + (this == STATISTICS ? "?period=quarter" : "");
    }

    /** Where Packit keeps them; null where it does so in no table of their own. */
    TriggerType trigger() {
        return trigger;
    }

    /** Whether they are called by a number. */
    public boolean isNumbered() {
        return this == PULL_REQUESTS || this == ISSUES;
    }
}
