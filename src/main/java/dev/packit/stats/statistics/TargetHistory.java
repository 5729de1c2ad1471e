package dev.packit.stats.statistics;

import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.mirror.JobEntry;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.web.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the jobs of one target, and computes its statistic. */
final class TargetHistory {

    private final Tally tally = new Tally();

    /** The run times by step. */
    private final Map<Integer, Durations> runs = new TreeMap<>();

    private final List<Decided> decided = new ArrayList<>();
    private long newest = JobEntry.UNKNOWN_TIME;

    /** A job that succeeded or failed. */
    private record Decided(int id, long micros, boolean good, int event) {}

    void add(JobCursor job, Steps steps, PipelineSnapshot pipelines) {
        tally.add(job);
        newest = Math.max(newest, job.micros());
        int step = steps.at(job.micros());
        if (step >= 0 && !Float.isNaN(job.run())) {
            runs.computeIfAbsent(step, first -> new Durations()).add(job.run());
        }
        if (job.outcome() == Outcome.SUCCESS || job.outcome() == Outcome.FAILED) {
            decided.add(new Decided(
                    job.id(), job.micros(), job.outcome() == Outcome.SUCCESS, pipelines.event(job.pipeline())));
        }
    }

    /** Adds the ids of the events whose commits {@link #statistic} needs. */
    void addEvents(Collection<Integer> events) {
        decided.forEach(job -> events.add(job.event));
    }

    /**
     * @param distinctive what distinguishes it from other targets
     * @param commits by event
     */
    TargetStatistic statistic(
            JobIdentity key, JobIdentity distinctive, Map<Integer, String> commits, boolean isCurrent) {
        decided.sort(Comparator.comparing(Decided::id));
        Map<String, List<Decided>> byCommit = new LinkedHashMap<>();
        for (Decided job : decided) {
            // an event without a known commit counts as a commit of its own
            byCommit.computeIfAbsent(commits.getOrDefault(job.event, "event " + job.event), first -> new ArrayList<>())
                    .add(job);
        }
        List<List<Decided>> flaky =
                byCommit.values().stream().filter(TargetHistory::isFlaky).toList();
        List<Decided> latest = flaky.isEmpty() ? List.of() : flaky.get(flaky.size() - 1);
        return new TargetStatistic(
                key.kind(),
                key.target(),
                key.identifier(),
                key.packageName(),
                distinctive,
                tally.counts(),
                tally.run().rounded(0.5),
                Window.instantOrNull(newest),
                isCurrent,
                byCommit.size(),
                flaky.size(),
                latest.isEmpty() ? List.of() : example(key.kind(), latest),
                !latest.isEmpty() && latest.get(latest.size() - 1).good,
                isCurrent ? failing(key.kind()) : null,
                trend());
    }

    private static boolean isFlaky(List<Decided> ofCommit) {
        return ofCommit.stream().anyMatch(Decided::good) && !ofCommit.stream().allMatch(Decided::good);
    }

    private static List<Link> example(JobKind kind, List<Decided> ofCommit) {
        Decided last = ofCommit.get(ofCommit.size() - 1);
        Decided other = ofCommit.stream()
                .filter(job -> job.good != last.good)
                .reduce((one, next) -> next)
                .orElseThrow();
        return List.of(new Link(kind.detailPath(last.id)), new Link(kind.detailPath(other.id)));
    }

    private TargetStatistic.@Nullable Failing failing(JobKind kind) {
        int from = decided.size();
        while (from > 0 && !decided.get(from - 1).good) {
            from--;
        }
        if (from == decided.size()) {
            return null;
        }
        Decided first = decided.get(from);
        return new TargetStatistic.Failing(
                new Link(kind.detailPath(first.id)),
                Window.instantOrNull(first.micros),
                decided.size() - from,
                from == 0);
    }

    private Sparkline trend() {
        return Sparkline.of(
                runs.values().stream().map(durations -> durations.quantile(0.5)).toList());
    }
}
