package dev.packit.stats.project;

import dev.packit.stats.job.Candidates;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.release.Downstream;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Missing;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.paging.Sorted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the runs for a pull request, branch, release, issue, commit or package, grouped by push. */
@ApplicationScoped
class Pushes {

    @Inject
    PipelineIndex index;

    @Inject
    Candidates candidates;

    @Inject
    Pipelines pipelines;

    @Inject
    Downstream downstream;

    /**
     * Returns a page of pushes, newest first. Packit records an event for each push, and again for each comment on it;
     * consecutive events for the same commit are merged into one push.
     *
     * @throws Missing if the project has none of this name
     */
    Page<Push> page(Section section, String name, ProjectName project, Keyset keyset) {
        PipelineSnapshot known = index.known();
        int[] ids = ids(section, name, project);
        int[] events = known.events(ids);
        int[] oldestFirst = SortedIds.sorted(events);
        List<Long> newestFirst = IntStream.rangeClosed(1, oldestFirst.length)
                .mapToObj(i -> (long) oldestFirst[oldestFirst.length - i])
                .toList();
        Page<Long> page = new Sorted<>(newestFirst, Long::longValue).page(keyset);
        Set<Long> shown = Set.copyOf(page.items());
        List<Integer> wanted = IntStream.range(0, ids.length)
                .filter(i -> shown.contains((long) events[i]))
                .mapToObj(i -> ids[i])
                .toList();
        return page.showing(pushes(wanted, known));
    }

    /** @throws Missing if the project has none of this name */
    void require(Section section, String name, ProjectName project) {
        ids(section, name, project);
    }

    private List<Push> pushes(List<Integer> ids, PipelineSnapshot known) {
        Map<Integer, List<Pipeline>> byEvent = pipelines.load(ids).stream()
                .collect(Collectors.groupingBy(
                        run -> known.event((int) run.id()),
                        () -> new TreeMap<Integer, List<Pipeline>>(Comparator.reverseOrder()),
                        Collectors.toList()));
        List<Push> pushes = new ArrayList<>();
        for (List<Pipeline> runs : byEvent.values()) {
            Push push = Push.of(runs);
            int last = pushes.size() - 1;
            if (last >= 0
                    && push.commit() != null
                    && Objects.equals(push.commit(), pushes.get(last).commit())) {
                pushes.set(last, pushes.get(last).and(push));
            } else {
                pushes.add(push);
            }
        }
        return pushes;
    }

    private int[] ids(Section section, String name, ProjectName project) {
        TriggerType type = section.trigger();
        if (type != null) {
            return ofTrigger(type, section, name, project);
        }
        int[] ids = section == Section.COMMITS
                ? SortedIds.intersection(
                        candidates.ofCommit(name), index.known().ofProject(project.ids()))
                : ofPackage(name, project);
        if (ids.length == 0) {
            throw unknown(section, name, project);
        }
        return ids;
    }

    private int[] ofTrigger(TriggerType type, Section section, String name, ProjectName project) {
        Object value = section.isNumbered() ? number(section, name, project) : name;
        Integer[] rows = candidates.triggers(type, value, project);
        if (rows.length == 0) {
            throw unknown(section, name, project);
        }
        return index.known().ofTrigger(type, rows);
    }

    /** The pipelines of the package in the project and in its dist-git project, and those for new upstream versions. */
    int[] ofPackage(String name, ProjectName project) {
        PipelineSnapshot known = index.known();
        int[] here = SortedIds.intersection(known.ofPackage(name), known.ofProject(project.ids()));
        return SortedIds.union(here, downstream.pipelines(name));
    }

    private static Integer number(Section section, String name, ProjectName project) {
        if (!name.matches("[1-9]\\d{0,9}") || Long.parseLong(name) > Integer.MAX_VALUE) {
            throw unknown(section, name, project);
        }
        return Integer.valueOf(name);
    }

    private static Missing unknown(Section section, String name, ProjectName found) {
        String title = section.titled(name);
        String problem = "Packit has no %s in this project."
                .formatted(title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1));
        Project project = found.project();
        List<Missing.Instead> instead = new ArrayList<>();
        instead.add(new Missing.Instead(project.fullName(), new Link(project.path())));
        if (section.label() != null) {
            String all = "its " + section.label().toLowerCase(Locale.ROOT);
            instead.add(new Missing.Instead(all, new Link(section.path(project))));
        }
        return new Missing(problem, instead);
    }
}
