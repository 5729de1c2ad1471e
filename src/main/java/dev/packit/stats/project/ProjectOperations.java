package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.packit.stats.job.FilterParameters;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.release.ReleaseTable;
import dev.packit.stats.release.ReleaseWay;
import dev.packit.stats.release.ReleaseWays;
import dev.packit.stats.statistics.Groups;
import dev.packit.stats.statistics.Statistic;
import dev.packit.stats.statistics.StatisticsOperations;
import dev.packit.stats.statistics.TargetStatistic;
import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.paging.PagingParameters;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes the addresses of projects. */
@Singleton
class ProjectOperations implements Operations {

    private static final String PATH = "/projects/{forge}/{namespace}/{repo}";
    private static final String EXAMPLE = "/projects/github.com/packit/ogr";
    private static final Type LIST = new TypeReference<Page<ProjectSummary>>() {}.getType();

    /** How {@link StatisticsPages.OfProject} is written, whose type leaves open which statistics it has. */
    private record Counted(@JsonUnwrapped Statistic.Compared statistic, List<TargetStatistic> targets) {}

    private record Grouped(@JsonUnwrapped Groups statistic, List<TargetStatistic> targets) {}

    @Override
    public Group group() {
        return Group.PROJECTS;
    }

    @Override
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(List.of(
                projects("listProjects", "/projects", "Projects", 0).example("/projects?q=packit/ogr&limit=1"),
                projects("listProjectsOfForge", "/projects/{forge}", "Projects of a forge", 1)
                        .example("/projects/github.com?limit=1"),
                projects("listProjectsOfNamespace", "/projects/{forge}/{namespace}", "Projects of a namespace", 2)
                        .example("/projects/github.com/packit?limit=1"),
                Operation.of("getProject", PATH, "One project", "What Packit has handled in a project.")
                        .at(FilterParameters.PROJECT)
                        .answers(ProjectSummary.class)
                        .example(EXAMPLE),
                Operation.of(
                                "getLatestJob",
                                PATH + "/-/latest/{kind}",
                                "The newest job of a kind",
                                "Redirects (302) to the project’s newest job of that kind, which the filter can narrow.")
                        .at(FilterParameters.PROJECT)
                        .at(FilterParameters.kind(JobKind.allSlugs()))
                        .takes(FilterParameters.of(JobFilter.NARROWING))
                        .example(EXAMPLE + "/-/latest/copr"),
                StatisticsOperations.counted(
                                "getProjectStatistics",
                                PATH + "/-/statistics",
                                "Statistics of a project",
                                "The same statistics for one project and each of its targets.",
                                Set.of("project"))
                        .at(FilterParameters.PROJECT)
                        .answers(Counted.class, Grouped.class)
                        .example(EXAMPLE + "/-/statistics?period=year")));
        Arrays.stream(Section.values())
                .filter(section -> section != Section.STATISTICS)
                .forEach(section -> operations.addAll(of(section)));
        return operations;
    }

    private static Operation projects(String id, String path, String title, int parameters) {
        return Operation.list(
                        id, path, title, title + " that Packit knows, by default the most recently active ones first.")
                .at(FilterParameters.PROJECT.subList(0, parameters))
                .takes(List.of(
                        ApiParameter.text("q", "Part of `namespace/repo`; case-insensitive.", "packit/ogr"),
                        ApiParameter.word("sort", "`active` if left out.", List.of("active", "name"))))
                .takes(PagingParameters.ALL)
                .answers(LIST);
    }

    /** Its list, if it has one, one entry, and the statistics of that. */
    private static List<Operation> of(Section section) {
        String one = section.titled("").replaceAll("[ #]*$", "");
        String id = camelCase(one);
        String path = PATH + "/-/" + section.slug();
        ApiParameter entry = entry(section);
        String example = EXAMPLE + "/-/" + section.slug() + "/" + example(section);
        List<Operation> operations = new ArrayList<>();
        if (section.label() != null) {
            operations.add(Operation.list(
                            "list" + camelCase(section.slug().replace('-', ' ')),
                            path,
                            section.label() + " of a project",
                            "The newest first, each with the outcome of its latest %s.".formatted(section.event()))
                    .at(FilterParameters.PROJECT)
                    .takes(PagingParameters.ALL)
                    .answers(new TypeReference<Page<Triggers.Item>>() {}.getType())
                    .example(EXAMPLE + "/-/" + section.slug() + "?limit=1"));
        }
        operations.add(Operation.list(
                        "get" + id,
                        path + "/{" + entry.name() + "}",
                        "One " + one.toLowerCase(Locale.ROOT),
                        "Its runs, grouped by commit, newest first. As CSV or JSON lines, the runs without grouping.")
                .at(FilterParameters.PROJECT)
                .at(entry)
                .takes(PagingParameters.FEW)
                .takes(
                        section == Section.PACKAGES
                                ? List.of(ApiParameter.text(
                                        ReleaseTable.PARAMETER, "Only the progress of this version.", "1.0"))
                                : List.of())
                .answers(PushPage.class)
                .example(example + "?limit=1"));
        operations.add(StatisticsOperations.counted(
                        "get" + id + "Statistics",
                        path + "/{" + entry.name() + "}" + ProjectPath.STATISTICS,
                        "Statistics of one " + one.toLowerCase(Locale.ROOT),
                        "The same statistics for it alone.",
                        Set.of("project", section.key()))
                .at(FilterParameters.PROJECT)
                .at(entry)
                .answers(Counted.class, Grouped.class)
                .example(example + ProjectPath.STATISTICS));
        return operations;
    }

    private static ApiParameter entry(Section section) {
        return switch (section) {
            case PULL_REQUESTS, ISSUES ->
                ApiParameter.number("number", "Its number on the forge.", 1, (long) Integer.MAX_VALUE);
            case COMMITS -> ApiParameter.text("sha", "Its hash, or the first digits of it.", "c0ffee");
            case RELEASES -> ApiParameter.text("tag", "Its tag; may contain slashes.", "v1.0");
            default -> ApiParameter.text("name", "Its name; may contain slashes.", example(section));
        };
    }

    private static String example(Section section) {
        return switch (section) {
            case PULL_REQUESTS -> "24";
            case BRANCHES -> "feature/x";
            case RELEASES -> "v1.0";
            case ISSUES -> "7";
            case PACKAGES -> "python-ogr";
            case COMMITS -> "c0ffee0000000000000000000000000000000001";
            case STATISTICS -> "";
        };
    }

    /** {@code PullRequest} for {@code Pull request}. */
    private static String camelCase(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    @Override
    public List<NamedType> types() {
        List<Key> names = Arrays.stream(Section.values())
                .filter(section -> section.label() != null && section != Section.STATISTICS)
                .map(section -> new Key(
                        section.key(),
                        section.isNumbered() ? Long.class : String.class,
                        false,
                        false,
                        "In the list of %s.".formatted(section.slug().replace('-', ' '))))
                .toList();
        return List.of(
                new NamedType(Triggers.Item.class, "SectionItem", names),
                NamedType.of(Counted.class, "ProjectStatistics"),
                NamedType.of(Grouped.class, "ProjectGroups"),
                NamedType.of(ReleaseWay.Release.class, "Release"),
                NamedType.of(ReleaseWay.Cell.class, "ReleaseStep"),
                NamedType.of(ReleaseWays.Progress.class, "ReleaseProgress"));
    }
}
