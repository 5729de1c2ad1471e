package dev.packit.stats.search;

import dev.packit.stats.database.Guard;
import dev.packit.stats.database.Sql;
import dev.packit.stats.job.Candidates;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.ProjectDirectory.Entry;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.search.Found.Group;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds pull requests, issues, branches, releases and commits, in one project or in all. */
@ApplicationScoped
class Triggered {

    /** The most digits of a number that the database's columns can hold. */
    private static final int DIGITS = 9;

    @Inject
    Sql sql;

    @Inject
    Candidates candidates;

    @Inject
    PipelineIndex index;

    @Inject
    Names names;

    /**
     * Returns the pull request, issue, branch or release of this name in each project that has it.
     *
     * @param projects null for all
     */
    Group of(TriggerType type, String name, @Nullable List<Entry> projects) {
        Object value = value(type, name);
        if (value == null || projects != null && projects.isEmpty()) {
            return group(type, List.of(), null);
        }
        Map<String, Object> parameters = new HashMap<>(Map.of("value", value));
        if (projects != null) {
            parameters.put(
                    "projects",
                    projects.stream()
                            .flatMap(entry -> Arrays.stream(entry.ids()))
                            .toArray(Integer[]::new));
        }
        String rows = "select t.project_id as project from %s t where t.%s = :value and t.project_id is not null %s"
                .formatted(type.table(), type.column(), projects == null ? "" : "and t.project_id = any (:projects)");
        Set<Integer> found = new HashSet<>(sql.list(rows, parameters, row -> row.intValue("project")));
        List<Hit> hits = (projects == null ? names.ofIds(found) : with(found, projects))
                .stream()
                        .map(entry -> hit(type, name, entry.project()))
                        .filter(Objects::nonNull)
                        .toList();
        boolean isListed = type == TriggerType.RELEASE && projects == null && !hits.isEmpty();
        return group(type, hits, isListed ? new Link(Urls.runs("release", name)) : null);
    }

    /**
     * Returns the projects in which something was done for a commit.
     *
     * @param projects null for all
     */
    Group commits(String commit, @Nullable List<Entry> projects) {
        PipelineSnapshot known = index.known();
        int[] pipelines = candidates.ofCommit(commit);
        Set<Integer> found = IntStream.of(pipelines)
                .map(pipeline -> known.columns().project(pipeline))
                .filter(project -> project > 0)
                .boxed()
                .collect(Collectors.toSet());
        List<Hit> hits = (projects == null ? names.ofIds(found) : with(found, projects))
                .stream()
                        .map(Entry::project)
                        .map(project -> new Hit(
                                "commit",
                                "Commit %s of %s".formatted(Guard.start(commit, 12), project.fullName()),
                                project.path() + "/-/commits/" + Urls.path(commit)))
                        .toList();
        Link all = new Link(Urls.runs("commit", commit));
        if (hits.isEmpty() && pipelines.length > 0 && projects == null) {
            // what triggered them is unknown, so their project is, too
            return new Group("Commits", 1, List.of(new Hit("commit", "Runs of commit " + commit, all)), null);
        }
        return new Group("Commits", hits.size(), hits.stream().limit(Names.MOST).toList(), all);
    }

    private static List<Entry> with(Set<Integer> ids, List<Entry> projects) {
        return projects.stream().filter(entry -> entry.hasAny(ids)).toList();
    }

    private static @Nullable Object value(TriggerType type, String name) {
        if (type != TriggerType.PULL_REQUEST && type != TriggerType.ISSUE) {
            return name;
        }
        return name.length() > DIGITS ? null : Integer.valueOf(name);
    }

    private static @Nullable Hit hit(TriggerType type, String name, Project project) {
        Trigger trigger = Trigger.named(type, name, project);
        String path = trigger.path(project);
        return path == null ? null : new Hit(type(type), title(type, name) + " of " + project.fullName(), path);
    }

    private static String title(TriggerType type, String name) {
        return switch (type) {
            case PULL_REQUEST -> "Pull request #" + name;
            case ISSUE -> "Issue #" + name;
            case RELEASE -> "Release " + name;
            default -> "Branch " + name;
        };
    }

    private static String type(TriggerType type) {
        return type == TriggerType.BRANCH ? "branch" : type.event();
    }

    private static Group group(TriggerType type, List<Hit> hits, @Nullable Link all) {
        String title = switch (type) {
            case PULL_REQUEST -> "Pull requests";
            case ISSUE -> "Issues";
            case RELEASE -> "Releases";
            default -> "Branches";
        };
        return new Group(title, hits.size(), hits.stream().limit(Names.MOST).toList(), all);
    }
}
