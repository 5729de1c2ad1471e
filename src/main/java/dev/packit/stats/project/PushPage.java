package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.database.Guard;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.release.ReleaseTable;
import dev.packit.stats.release.ReleaseWay;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.paging.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of a pull request, branch, release, issue, commit or package, with its runs grouped by push.
 *
 * @param trigger null for commits and packages, which are not triggers themselves
 * @param name its number, name, tag or hash
 * @param ways the release progress of a package by branch; empty for everything else
 * @param progress that of one version, of a package or of those of a release; empty for everything else
 * @param tabs the project's tabs
 * @param brief a summary of its statistics; null for a commit
 * @param externalUrl on the forge; null if it has none
 */
record PushPage(
        Project project,
        @Nullable Trigger trigger,
        List<Push> pushes,
        @Nullable Link next,
        @Nullable Link previous,
        @JsonIgnore Section section,
        @JsonIgnore String name,
        @JsonIgnore List<ReleaseWay> ways,
        @JsonIgnore List<ReleaseTable> progress,
        @JsonIgnore Tabs tabs,
        @JsonIgnore Summaries.@Nullable Linked brief,
        @JsonIgnore @Nullable String externalUrl)
        implements Answers.Tabular {

    static PushPage of(
            Project project,
            @Nullable Trigger trigger,
            Section section,
            String name,
            Page<Push> page,
            List<ReleaseWay> ways,
            List<ReleaseTable> progress,
            Tabs tabs,
            Summaries.@Nullable Linked brief) {
        Trigger cause =
                trigger == null && section == Section.COMMITS && !page.items().isEmpty()
                        ? page.items().get(0).trigger()
                        : null;
        String externalUrl = trigger != null ? trigger.url() : cause != null ? cause.commitUrl() : null;
        return new PushPage(
                project,
                trigger,
                page.items(),
                page.next(),
                page.previous(),
                section,
                name,
                ways,
                progress,
                tabs,
                brief,
                externalUrl);
    }

    /** The runs of all pushes. */
    @Override
    public List<?> rows() {
        return pushes.stream().flatMap(push -> push.pipelines().stream()).toList();
    }

    @Override
    public Class<?> rowType() {
        return Pipeline.class;
    }

    @JsonIgnore
    public String title() {
        return section.titled(name);
    }

    /** Its name in breadcrumbs: {@code #7}, {@code main}, {@code a1b2c3d}. */
    @JsonIgnore
    public String shortName() {
        return section.isNumbered() ? "#" + name : section == Section.COMMITS ? Guard.start(name, 7) : name;
    }

    /** The path of a board of the package alone, to which others can be added; null for everything else. */
    @JsonIgnore
    public @Nullable String board() {
        return section == Section.PACKAGES ? "/board" + Urls.query(Map.of("package", name)) : null;
    }

    /** The releases of a package on each branch, newest version first; null for everything else. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable List<ReleaseWay.Release> releaseProgress() {
        return section == Section.PACKAGES
                ? ways.stream().flatMap(way -> way.releases().stream()).toList()
                : null;
    }

    /** Whether it shows the progress of several packages, so that each is named. */
    @JsonIgnore
    public boolean isSeveralPackages() {
        return progress.size() > 1;
    }

    /** The latest push, which is shown in full; null if there is none. */
    @JsonIgnore
    public @Nullable Push newest() {
        return pushes.isEmpty() ? null : pushes.get(0);
    }

    /** That of the latest push; null if there is none. */
    @JsonIgnore
    public @Nullable Outcome outcome() {
        return pushes.isEmpty() ? null : pushes.get(0).outcome();
    }

    @JsonIgnore
    public List<Push> older() {
        return pushes.isEmpty() ? List.of() : pushes.subList(1, pushes.size());
    }

    @JsonIgnore
    public boolean isUnfinished() {
        return pushes.stream().anyMatch(Push::isUnfinished);
    }
}
