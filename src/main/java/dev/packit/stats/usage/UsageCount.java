package dev.packit.stats.usage;

import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Vocabulary;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.statistics.Granularity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Counts usage by iterating over all pipelines and all jobs of a period, in memory. */
@ApplicationScoped
class UsageCount {

    private static final int MOST_STEPS = 240;

    @Inject
    PipelineIndex index;

    @Inject
    ProjectDirectory directory;

    @Inject
    JobStore store;

    /** @param top how many projects are listed for each kind of job */
    Usage of(Instant from, Instant to, int top) {
        PipelineSnapshot known = index.lastKnown();
        List<Project> projects =
                directory.all().stream().map(ProjectDirectory.Entry::project).toList();
        int[] numbers = numbers();
        int[] firstSeen = firstSeen(known.columns(), numbers, projects.size());
        Window window = Window.of(from, to);
        Window jobsKnown = known();
        Window extent = window.boundedBy(jobsKnown);
        Granularity step = extent == null ? Granularity.DAY : Granularity.of(extent);
        List<Window> steps = extent == null ? List.of() : step.of(extent, jobsKnown, MOST_STEPS);
        Seen seen = seen(known.columns(), numbers, projects.size(), from, to, steps);
        JobCounts jobs = jobs(known.columns(), numbers, projects.size(), window, steps);
        return new Usage(
                from,
                to,
                adoption(projects, seen, firstSeen, from, to, top),
                seen.events(),
                jobs.byKind(projects, top),
                series(steps, seen, jobs, firstSeen),
                step);
    }

    /** The index in the directory of the project with each id in {@code git_projects}; -1 for none. */
    private int[] numbers() {
        List<ProjectDirectory.Entry> all = directory.all();
        int last = all.stream()
                .flatMap(entry -> Arrays.stream(entry.ids()))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        int[] numbers = new int[last + 1];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < all.size(); i++) {
            for (int id : all.get(i).ids()) {
                numbers[id] = i;
            }
        }
        return numbers;
    }

    private static int number(int[] numbers, int project) {
        return project > 0 && project < numbers.length ? numbers[project] : -1;
    }

    /** When each project was first active, in seconds since 1970; {@link Integer#MAX_VALUE} for never. */
    private static int[] firstSeen(PipelineColumns columns, int[] numbers, int count) {
        int[] first = new int[count];
        Arrays.fill(first, Integer.MAX_VALUE);
        columns.each(null, null, (id, seconds, project, type, ofEvent) -> {
            int number = number(numbers, project);
            if (number >= 0) {
                first[number] = Math.min(first[number], seconds);
            }
        });
        return first;
    }

    private Window known() {
        return Arrays.stream(JobSource.values())
                .map(source -> store.facts(source).extent())
                .filter(Objects::nonNull)
                .reduce(Window::hull)
                .orElse(null);
    }

    /**
     * Counts of the pipelines in a period.
     *
     * @param runs number of runs of each project
     * @param eventsByType number of events by type
     * @param active the active projects in each step
     * @param eventsBySteps the number of events in each step
     */
    private record Seen(long[] runs, Map<String, Long> eventsByType, List<BitSet> active, long[] eventsBySteps) {

        List<Usage.Events> events() {
            return eventsByType.entrySet().stream()
                    .map(entry -> new Usage.Events(entry.getKey().isEmpty() ? null : entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(Usage.Events::total).reversed())
                    .toList();
        }
    }

    private static Seen seen(
            PipelineColumns columns, int[] numbers, int count, Instant from, Instant to, List<Window> steps) {
        long[] runs = new long[count];
        long[] byType = new long[TriggerType.values().length + 1];
        List<BitSet> active = steps.stream().map(step -> new BitSet()).toList();
        long[] events = new long[steps.size()];
        columns.each(from, to, (id, seconds, project, type, first) -> {
            int number = number(numbers, project);
            int at = step(steps, seconds * 1_000_000L);
            if (number >= 0) {
                runs[number]++;
                if (at >= 0) {
                    active.get(at).set(number);
                }
            }
            if (first) {
                byType[type == null ? byType.length - 1 : type.ordinal()]++;
                if (at >= 0) {
                    events[at]++;
                }
            }
        });
        Map<String, Long> eventsByType = new LinkedHashMap<>();
        for (TriggerType type : TriggerType.values()) {
            eventsByType.put(type.event(), byType[type.ordinal()]);
        }
        if (byType[byType.length - 1] > 0) {
            eventsByType.put("", byType[byType.length - 1]);
        }
        return new Seen(runs, eventsByType, active, events);
    }

    /** The index of the step that contains a time; -1 for none. */
    private static int step(List<Window> steps, long micros) {
        int low = 0;
        int high = steps.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (micros < steps.get(middle).from()) {
                high = middle - 1;
            } else if (micros >= steps.get(middle).to()) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        // times are truncated to whole seconds, so one may lie just before the first step
        return steps.isEmpty() || micros >= steps.get(0).from() || low > 0 ? -1 : 0;
    }

    /**
     * @param ofProjects jobs by kind and project; {@code beyond} are those of no project, {@code bySteps} those in each
     *     step
     */
    private record JobCounts(
            Map<JobKind, int[]> ofProjects, Map<JobKind, long[]> beyond, Map<JobKind, List<OfStep>> bySteps) {

        /** The kinds in one step. */
        List<Usage.PartOfKind> in(int step) {
            return bySteps.entrySet().stream()
                    .map(kind -> new Usage.PartOfKind(
                            kind.getKey(),
                            kind.getValue().get(step).jobs,
                            kind.getValue().get(step).projects.cardinality()))
                    .toList();
        }

        List<Usage.JobsOfKind> byKind(List<Project> projects, int top) {
            return Arrays.stream(JobKind.values())
                    .filter(kind -> ofProjects.containsKey(kind))
                    .map(kind -> {
                        int[] counts = ofProjects.get(kind);
                        long none = beyond.get(kind)[0];
                        return new Usage.JobsOfKind(
                                kind,
                                Arrays.stream(counts).asLongStream().sum() + none,
                                Arrays.stream(counts).filter(count -> count > 0).count(),
                                none,
                                busiest(Arrays.stream(counts).asLongStream().toArray(), projects, top));
                    })
                    .toList();
        }
    }

    private static List<Usage.Busy> busiest(long[] counts, List<Project> projects, int top) {
        return IntStream.range(0, counts.length)
                .filter(number -> counts[number] > 0)
                .boxed()
                .sorted(Comparator.comparing((Integer number) -> -counts[number]))
                .limit(top)
                .map(number -> Usage.Busy.of(projects.get(number), counts[number]))
                .toList();
    }

    private static final class OfStep {
        private final BitSet projects = new BitSet();
        private long jobs;
    }

    private JobCounts jobs(PipelineColumns columns, int[] numbers, int count, Window window, List<Window> steps) {
        Map<JobKind, int[]> ofProjects = new EnumMap<>(JobKind.class);
        Map<JobKind, long[]> beyond = new EnumMap<>(JobKind.class);
        Map<JobKind, List<OfStep>> bySteps = new EnumMap<>(JobKind.class);
        List<Vocabulary.Status> statuses = store.vocabulary().statuses();
        Selection all = new Selection(store.vocabulary().statuses(status -> true), null);
        int[][] projects = columns.projects();
        for (JobSource source : JobSource.values()) {
            store.facts(source).scan(window, all, (chunk, row) -> {
                JobKind kind = statuses.get(chunk.status(row)).kind();
                int number = number(numbers, PipelineColumns.project(projects, chunk.pipeline(row)));
                int[] counts = ofProjects.computeIfAbsent(kind, first -> new int[count]);
                long[] none = beyond.computeIfAbsent(kind, first -> new long[1]);
                if (number >= 0) {
                    counts[number]++;
                } else {
                    none[0]++;
                }
                int at = step(steps, chunk.micros(row));
                if (at >= 0) {
                    OfStep ofStep = bySteps.computeIfAbsent(
                                    kind,
                                    first -> steps.stream()
                                            .map(step -> new OfStep())
                                            .toList())
                            .get(at);
                    ofStep.jobs++;
                    if (number >= 0) {
                        ofStep.projects.set(number);
                    }
                }
            });
        }
        return new JobCounts(ofProjects, beyond, bySteps);
    }

    private static Usage.Adoption adoption(
            List<Project> projects, Seen seen, int[] firstSeen, Instant from, Instant to, int top) {
        long low = from == null ? Long.MIN_VALUE : from.getEpochSecond();
        Map<String, Long> forges = new HashMap<>();
        Map<String, Integer> namespaces = new HashMap<>();
        Map<String, Integer> activeNamespaces = new HashMap<>();
        long active = 0;
        long newcomers = 0;
        for (int i = 0; i < projects.size(); i++) {
            String namespace = projects.get(i).forge() + "/" + projects.get(i).namespace();
            namespaces.merge(namespace, firstSeen[i], Math::min);
            if (seen.runs[i] > 0) {
                active++;
                forges.merge(projects.get(i).forge(), 1L, Long::sum);
                activeNamespaces.put(namespace, i);
                newcomers += from != null && firstSeen[i] >= low ? 1 : 0;
            }
        }
        long newNamespaces = activeNamespaces.keySet().stream()
                .filter(namespace -> from != null && namespaces.get(namespace) >= low)
                .count();
        return new Usage.Adoption(
                active,
                forges.entrySet().stream()
                        .map(entry -> new Usage.OfForge(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(Usage.OfForge::active)
                                .reversed()
                                .thenComparing(Usage.OfForge::forge))
                        .toList(),
                from == null ? active : newcomers,
                activeNamespaces.size(),
                from == null ? activeNamespaces.size() : newNamespaces,
                retention(seen, firstSeen, from, to),
                busiest(seen.runs, projects, top));
    }

    private static Double retention(Seen seen, int[] firstSeen, Instant from, Instant to) {
        if (from == null || to == null) {
            return null;
        }
        long high = from.getEpochSecond();
        long low = high - (to.getEpochSecond() - high);
        long before = 0;
        long stayed = 0;
        for (int i = 0; i < firstSeen.length; i++) {
            if (firstSeen[i] >= low && firstSeen[i] < high) {
                before++;
                stayed += seen.runs[i] > 0 ? 1 : 0;
            }
        }
        return before == 0 ? null : (double) stayed / before;
    }

    private static List<Usage.Part> series(List<Window> steps, Seen seen, JobCounts jobs, int[] firstSeen) {
        int[] sorted = Arrays.stream(firstSeen)
                .filter(first -> first != Integer.MAX_VALUE)
                .sorted()
                .toArray();
        List<Usage.Part> parts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Window step = steps.get(i);
            int before = below(sorted, step.from());
            int until = below(sorted, step.to());
            List<Usage.PartOfKind> kinds = jobs.in(i);
            parts.add(new Usage.Part(
                    Window.instant(step.from()),
                    Window.instant(step.to()),
                    seen.active.get(i).cardinality(),
                    until - before,
                    until,
                    seen.eventsBySteps[i],
                    kinds.stream().mapToLong(Usage.PartOfKind::jobs).sum(),
                    kinds));
        }
        return parts;
    }

    private static int below(int[] sorted, long micros) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] * 1_000_000L < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
