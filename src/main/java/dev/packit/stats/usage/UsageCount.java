package dev.packit.stats.usage;

import dev.packit.stats.mirror.JobSnapshot;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Project;
import dev.packit.stats.statistics.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts usage by iterating over all pipelines and all jobs of a period, in memory. */
@ApplicationScoped
class UsageCount {

    @Inject
    PipelineIndex index;

    @Inject
    ProjectDirectory directory;

    @Inject
    JobStore store;

    /** @param top how many projects are listed for each kind of job */
    Usage of(@Nullable Instant from, @Nullable Instant to, int top) {
        // before the data, which must not be older than that
        Instant asOf = store.asOf();
        PipelineColumns pipelines = index.lastKnown().columns();
        JobSnapshot jobs = store.snapshot();
        NumberedProjects projects = new NumberedProjects(directory.lastKnown());
        int[] firstSeen = PipelineActivity.firstSeen(projects, pipelines);
        Window window = Window.of(from, to);
        Steps steps = Steps.of(window, jobs.extent(EnumSet.allOf(JobSource.class)));
        PipelineActivity activity = new PipelineActivity(projects, pipelines, from, to, steps);
        JobActivity jobActivity = new JobActivity(projects, jobs, pipelines, window, steps);
        return new Usage(
                from,
                to,
                adoption(projects, activity, firstSeen, from, to, top),
                activity.events(),
                jobActivity.byKind(top),
                series(steps, activity, jobActivity, firstSeen),
                asOf,
                steps.granularity());
    }

    private static Usage.Adoption adoption(
            NumberedProjects projects,
            PipelineActivity activity,
            int[] firstSeen,
            @Nullable Instant from,
            @Nullable Instant to,
            int top) {
        Map<String, Integer> namespacesSeen = new HashMap<>();
        Set<String> activeNamespaces = new HashSet<>();
        for (int i = 0; i < projects.size(); i++) {
            Project project = projects.get(i);
            String namespace = project.forge() + "/" + project.namespace();
            namespacesSeen.merge(namespace, firstSeen[i], Math::min);
            if (activity.isActive(i)) {
                activeNamespaces.add(namespace);
            }
        }
        List<Usage.OfForge> forges = forges(projects, activity, firstSeen, from);
        return new Usage.Adoption(
                projects.size(),
                forges.stream().mapToLong(Usage.OfForge::active).sum(),
                forges,
                forges.stream().mapToLong(Usage.OfForge::onboarded).sum(),
                activeNamespaces.size(),
                activeNamespaces.stream()
                        .filter(namespace -> isNew(namespacesSeen.getOrDefault(namespace, 0), from))
                        .count(),
                retention(activity, firstSeen, from, to),
                projects.busiest(activity.runs(), top));
    }

    private static List<Usage.OfForge> forges(
            NumberedProjects projects, PipelineActivity activity, int[] firstSeen, @Nullable Instant from) {
        Map<String, List<Integer>> byForge = IntStream.range(0, projects.size())
                .boxed()
                .collect(Collectors.groupingBy(number -> projects.get(number).forge()));
        return byForge.entrySet().stream()
                .map(forge -> {
                    List<Integer> active =
                            forge.getValue().stream().filter(activity::isActive).toList();
                    return new Usage.OfForge(
                            forge.getKey(),
                            forge.getValue().size(),
                            active.size(),
                            active.stream()
                                    .filter(number -> isNew(firstSeen[number], from))
                                    .count());
                })
                .sorted(Comparator.comparing(Usage.OfForge::active)
                        .thenComparing(Usage.OfForge::all)
                        .reversed()
                        .thenComparing(Usage.OfForge::forge))
                .toList();
    }

    /** @param from null for all time, for which every project is new */
    private static boolean isNew(int firstSeen, @Nullable Instant from) {
        return from == null || firstSeen >= from.getEpochSecond();
    }

    private static @Nullable Double retention(
            PipelineActivity activity, int[] firstSeen, @Nullable Instant from, @Nullable Instant to) {
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
                stayed += activity.isActive(i) ? 1 : 0;
            }
        }
        return before == 0 ? null : (double) stayed / before;
    }

    private static List<Usage.Part> series(Steps steps, PipelineActivity activity, JobActivity jobs, int[] firstSeen) {
        int[] newProjects = new int[steps.size()];
        long projects = 0;
        for (int first : firstSeen) {
            long micros = first * 1_000_000L;
            int step = steps.at(micros);
            if (step >= 0) {
                newProjects[step]++;
            } else if (steps.size() > 0 && micros < steps.windows().get(0).from()) {
                projects++;
            }
        }
        List<Usage.Part> parts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            projects += newProjects[i];
            List<Usage.PartOfKind> kinds = jobs.in(i);
            parts.add(new Usage.Part(
                    Window.instant(steps.windows().get(i).from()),
                    Window.instant(steps.windows().get(i).to()),
                    activity.activeProjects(i),
                    newProjects[i],
                    projects,
                    activity.events(i),
                    kinds.stream().mapToLong(Usage.PartOfKind::jobs).sum(),
                    kinds));
        }
        return parts;
    }
}
