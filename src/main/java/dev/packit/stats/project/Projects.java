package dev.packit.stats.project;

import dev.packit.stats.job.KnownPipelines;
import dev.packit.stats.job.PipelineIndex;
import dev.packit.stats.job.Project;
import dev.packit.stats.job.ProjectName;
import dev.packit.stats.job.TriggerType;
import dev.packit.stats.pipeline.Latest;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.project.ProjectDirectory.Entry;
import dev.packit.stats.web.BadParameter;
import dev.packit.stats.web.Keyset;
import dev.packit.stats.web.Slice;
import dev.packit.stats.web.Sorted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The projects. */
@ApplicationScoped
public class Projects {

    /** What names a project that has runs, in the addresses of pages, lies above what names one that has none. */
    private static final long ACTIVE = 1L << 31;

    @Inject
    ProjectDirectory directory;

    @Inject
    PipelineIndex index;

    @Inject
    Pipelines pipelines;

    /** Whether there is a project in this namespace, or in one below it. */
    boolean has(String forge, String namespace) {
        return directory.all().stream().anyMatch(entry -> entry.isIn(forge, namespace));
    }

    /** A page of the projects that are searched for. */
    Slice<ProjectSummary> page(ProjectFilter filter, Keyset keyset) {
        Stream<Ranked> found = directory.all().stream()
                .filter(entry -> entry.isIn(filter.forge(), filter.namespace()) && filter.matches(entry.project()))
                .map(entry -> new Ranked(entry, directory.lastPipeline(entry)));
        Slice<Ranked> slice = filter.byName() ? byName(found, keyset) : byActivity(found, keyset);
        return new Slice<>(summaries(slice.items()), slice.older(), slice.newer(), null);
    }

    /** The projects that something was done for last. */
    public List<ProjectSummary> mostActive(int limit) {
        return page(new ProjectFilter(null, null, null, false), Keyset.first(limit))
                .items();
    }

    /** How many projects are searched for. */
    long count(ProjectFilter filter) {
        return directory.all().stream()
                .filter(entry -> entry.isIn(filter.forge(), filter.namespace()) && filter.matches(entry.project()))
                .count();
    }

    /** How many of each there are in a project. */
    Tabs tabs(ProjectName name, Section current) {
        KnownPipelines known = index.known();
        Map<Section, Long> counts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            if (section.trigger() != null) {
                counts.put(
                        section,
                        Arrays.stream(name.ids())
                                .mapToLong(id -> known.count(section.trigger(), id))
                                .sum());
            }
        }
        counts.put(Section.PACKAGES, (long) known.packagesOf(name.ids()).size());
        return new Tabs(name.project(), current, counts);
    }

    /** One project. */
    ProjectSummary summary(ProjectName name) {
        Entry entry = Entry.of(name.project(), name.ids());
        return summaries(List.of(new Ranked(entry, directory.lastPipeline(entry))))
                .get(0);
    }

    private static Slice<Ranked> byActivity(Stream<Ranked> found, Keyset keyset) {
        List<Ranked> sorted =
                found.sorted(Comparator.comparing(Ranked::key).reversed()).toList();
        long bound = keyset.ascending() ? keyset.after() : keyset.atStart() ? 0 : keyset.before();
        return new Sorted<>(sorted, Ranked::key)
                .page(keyset, ranked -> ranked.key() <= bound, ranked -> ranked.key() == bound);
    }

    private Slice<Ranked> byName(Stream<Ranked> found, Keyset keyset) {
        // the directory is in the order of names
        List<Ranked> sorted = found.toList();
        String bound = keyset.atStart() ? "" : nameOf(keyset);
        return new Sorted<>(sorted, ranked -> ranked.entry.id())
                .page(
                        keyset,
                        ranked -> ranked.entry.order().compareTo(bound) >= 0,
                        ranked -> ranked.entry.order().equals(bound));
    }

    private String nameOf(Keyset keyset) {
        String parameter = keyset.ascending() ? "after" : "before";
        long id = keyset.ascending() ? keyset.after() : keyset.before();
        return directory.all().stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .map(Entry::order)
                .orElseThrow(() -> new BadParameter(parameter, "names no project here: %d".formatted(id)));
    }

    private List<ProjectSummary> summaries(List<Ranked> projects) {
        KnownPipelines known = index.known();
        Map<Integer, Latest> latest =
                pipelines.latest(projects.stream().map(Ranked::lastPipeline).toList());
        return projects.stream()
                .map(ranked -> summary(ranked, known, latest.get(ranked.lastPipeline)))
                .toList();
    }

    private static ProjectSummary summary(Ranked ranked, KnownPipelines known, Latest latest) {
        Project project = ranked.entry.project();
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

    private static long count(KnownPipelines known, TriggerType type, Ranked ranked) {
        return Arrays.stream(ranked.entry.ids())
                .mapToLong(id -> known.count(type, id))
                .sum();
    }

    private record Ranked(Entry entry, int lastPipeline) {

        long key() {
            return lastPipeline > 0 ? ACTIVE + lastPipeline : entry.id();
        }
    }
}
