package dev.packit.stats.project;

import dev.packit.stats.mirror.ActiveProjects;
import dev.packit.stats.mirror.ActiveProjects.Active;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.ProjectDirectory.Entry;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.pipeline.Latest;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.paging.Sorted;
import dev.packit.stats.web.request.BadParameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds and lists projects. */
@ApplicationScoped
public class Projects {

    @Inject
    ProjectDirectory directory;

    @Inject
    PipelineIndex index;

    @Inject
    Pipelines pipelines;

    @Inject
    ActiveProjects active;

    /** Whether there is a project in this namespace or in one below it. */
    boolean has(String forge, @Nullable String namespace) {
        return directory.all().stream().anyMatch(entry -> entry.isIn(forge, namespace));
    }

    /** Returns a page of the projects that match a filter. */
    Page<ProjectSummary> page(ProjectFilter filter, Keyset keyset) {
        Page<Active> page = filter.byName() ? byName(filter, keyset) : byActivity(filter, keyset);
        return page.showing(summaries(page.items()));
    }

    /** Returns the most recently active projects; none while runs are still loading. */
    public List<ProjectSummary> mostActive(int limit) {
        if (!index.isRead()) {
            return List.of();
        }
        return page(new ProjectFilter(null, null, null, false), Keyset.first(limit))
                .items();
    }

    /** The number of projects that match a filter. */
    long count(ProjectFilter filter) {
        return directory.all().stream().filter(filter::matches).count();
    }

    /** Returns a project's tabs, with the number of entries of each section. */
    Tabs tabs(ProjectName name, @Nullable Section current) {
        PipelineSnapshot known = index.known();
        Map<Section, Long> counts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            TriggerType type = section.trigger();
            if (type != null) {
                counts.put(
                        section,
                        Arrays.stream(name.ids())
                                .mapToLong(id -> known.count(type, id))
                                .sum());
            }
        }
        counts.put(Section.PACKAGES, (long) known.packagesOf(name.ids()).size());
        return new Tabs(name.project(), current, counts);
    }

    /** Returns the summary of one project. */
    ProjectSummary summary(ProjectName name) {
        Entry entry = Entry.of(name.project(), name.ids());
        return summaries(List.of(Active.of(entry, index.known()))).get(0);
    }

    private Page<Active> byActivity(ProjectFilter filter, Keyset keyset) {
        List<Active> found = active.sorted(directory.all(), index.known()).stream()
                .filter(ranked -> filter.matches(ranked.entry()))
                .toList();
        return new Sorted<>(found, Active::key).page(keyset);
    }

    private Page<Active> byName(ProjectFilter filter, Keyset keyset) {
        // the directory is sorted by name
        List<Entry> found = directory.all().stream().filter(filter::matches).toList();
        String bound = keyset.atStart() ? "" : nameOf(keyset);
        Page<Entry> page = new Sorted<>(found, Entry::id)
                .page(keyset, entry -> entry.order().compareTo(bound));
        PipelineSnapshot known = index.known();
        return page.showing(
                page.items().stream().map(entry -> Active.of(entry, known)).toList());
    }

    private String nameOf(Keyset keyset) {
        String parameter = keyset.ascending() ? "after" : "before";
        long id = keyset.bound();
        return directory.all().stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .map(Entry::order)
                .orElseThrow(() ->
                        new BadParameter(parameter, "must be the id of a project in this list, not %d".formatted(id)));
    }

    private List<ProjectSummary> summaries(List<Active> projects) {
        PipelineSnapshot known = index.known();
        Map<Integer, Latest> latest =
                pipelines.latest(projects.stream().map(Active::lastPipeline).toList());
        return projects.stream()
                .map(ranked -> summary(ranked, known, latest.get(ranked.lastPipeline())))
                .toList();
    }

    private static ProjectSummary summary(Active ranked, PipelineSnapshot known, @Nullable Latest latest) {
        Project project = ranked.entry().project();
        return new ProjectSummary(
                project.forge(),
                project.namespace(),
                project.repo(),
                project.url(),
                count(known, TriggerType.PULL_REQUEST, ranked),
                count(known, TriggerType.BRANCH, ranked),
                count(known, TriggerType.RELEASE, ranked),
                count(known, TriggerType.ISSUE, ranked),
                latest == null ? null : latest.submitted(),
                latest == null ? Map.of() : latest.counts(),
                ranked.key());
    }

    private static long count(PipelineSnapshot known, TriggerType type, Active ranked) {
        return Arrays.stream(ranked.entry().ids())
                .mapToLong(id -> known.count(type, id))
                .sum();
    }
}
