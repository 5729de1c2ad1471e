package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import dev.packit.stats.database.StillLoading;
import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.packit.TriggerType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which jobs turned out otherwise than the one before: the last one with a result of the same identity and the same pull
 * request, branch or other trigger. Success is good; failures and errors are bad; everything else is no result.
 */
@ApplicationScoped
public class StateChanges {

    /** In how many of the trigger's runs before, the job before is looked for. */
    private static final int RUNS_BEFORE = 100;

    private static final String PACKAGES = """
            select p.id, p.package_name as package
            from pipelines p
            where p.id = any (:ids) and p.package_name is not null
            """;

    @Inject
    Sql sql;

    @Inject
    PipelineIndex index;

    @Inject
    JobStore store;

    private record Line(TriggerType type, int row) {}

    /** An identity without the package, which is not in memory. */
    private record Key(
            Line line,
            JobKind kind,
            @Nullable String target,
            @Nullable String identifier) {

        static Key of(Line line, Job job) {
            return new Key(line, job.kind(), job.target(), job.identifier());
        }
    }

    private record Earlier(long id, boolean isGood, int pipeline) {}

    /**
     * Returns those of some jobs that are good while the one before was bad, or the other way around.
     *
     * @throws StillLoading if earlier jobs have not been read yet
     */
    Set<Job> among(List<Job> jobs) {
        if (store.readBackTo() != null) {
            throw new StillLoading();
        }
        Map<Job, Line> lines = new HashMap<>();
        for (Job job : jobs) {
            Line line = line(job.trigger());
            if (line != null && job.outcome().isResult()) {
                lines.put(job, line);
            }
        }
        Map<Key, List<Earlier>> earlier = earlier(lines);
        Map<Integer, String> packages = packages(earlier.values());
        Set<Job> changed = new HashSet<>();
        lines.forEach((job, line) -> {
            Boolean before = before(job, earlier.getOrDefault(Key.of(line, job), List.of()), packages);
            if (before != null && before != (job.outcome() == Outcome.SUCCESS)) {
                changed.add(job);
            }
        });
        return changed;
    }

    private static @Nullable Line line(@Nullable Trigger trigger) {
        if (trigger == null || trigger.row() == null) {
            return null;
        }
        int row = trigger.row().intValue();
        return TriggerType.ofEvent(trigger.type())
                .map(type -> new Line(type, row))
                .orElse(null);
    }

    /** Whether the job before was good; null if there is none. */
    private static @Nullable Boolean before(Job job, List<Earlier> earlier, Map<Integer, String> packages) {
        return earlier.stream()
                .filter(other -> other.id < job.id())
                .filter(other -> Objects.equals(packages.get(other.pipeline), job.packageName()))
                .max((one, other) -> Long.compare(one.id, other.id))
                .map(Earlier::isGood)
                .orElse(null);
    }

    private Map<Key, List<Earlier>> earlier(Map<Job, Line> lines) {
        Map<Integer, Line> runs = runs(lines);
        Map<Key, List<Earlier>> earlier = new HashMap<>();
        lines.forEach((job, line) -> earlier.put(Key.of(line, job), new ArrayList<>()));
        int[] ids = runs.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        Map<JobSource, int[]> pipelines = new EnumMap<>(JobSource.class);
        lines.keySet().forEach(job -> pipelines.put(job.kind().source(), ids));
        Selection selection = new Selection(status -> status.outcome().isResult(), null, null, pipelines);
        store.snapshot().scan(Window.ALL, selection, job -> add(job, runs, earlier));
        return earlier;
    }

    private static void add(JobCursor job, Map<Integer, Line> runs, Map<Key, List<Earlier>> earlier) {
        Line line = runs.get(job.pipeline());
        List<Earlier> same =
                line == null ? null : earlier.get(new Key(line, job.kind(), job.target(), job.identifier()));
        if (same != null) {
            same.add(new Earlier(job.id(), job.outcome() == Outcome.SUCCESS, job.pipeline()));
        }
    }

    /** The runs in which the jobs before may be. */
    private Map<Integer, Line> runs(Map<Job, Line> lines) {
        Map<Integer, Line> runs = new HashMap<>();
        Map<Line, int[]> all = lines.values().stream()
                .distinct()
                .collect(Collectors.toMap(line -> line, line -> index.known().ofTrigger(line.type, line.row)));
        lines.forEach((job, line) -> {
            int[] ofTrigger = Objects.requireNonNull(all.get(line));
            int found = job.pipeline() == null
                    ? -1
                    : Arrays.binarySearch(ofTrigger, job.pipeline().intValue());
            int end = found < 0 ? -found - 1 : found + 1;
            for (int i = Math.max(0, end - RUNS_BEFORE); i < end; i++) {
                runs.put(ofTrigger[i], line);
            }
        });
        return runs;
    }

    private Map<Integer, String> packages(Collection<List<Earlier>> earlier) {
        int[] ids = earlier.stream()
                .flatMap(List::stream)
                .mapToInt(Earlier::pipeline)
                .distinct()
                .toArray();
        Map<Integer, String> packages = new HashMap<>();
        sql.list(
                PACKAGES,
                Map.of("ids", SortedIds.boxed(ids)),
                row -> packages.put(row.intValue("id"), row.textValue("package")));
        return packages;
    }
}
