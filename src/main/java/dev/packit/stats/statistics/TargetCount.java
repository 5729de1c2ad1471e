package dev.packit.stats.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.JobEntry;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Vocabulary;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.web.Link;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Ranks the targets of a project by failure rate, and finds flaky targets and those that keep failing. */
@ApplicationScoped
public class TargetCount {

    private static final String COMMITS = """
            select e.id, e.commit_sha as commit
            from project_events e
            where e.id = any (:ids) and e.commit_sha is not null
            """;

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 40;

    @Inject
    Sql sql;

    @Inject
    JobStore store;

    @Inject
    Statistics statistics;

    @Inject
    PipelineIndex index;

    /** Cached as long as a {@link Statistic}, so that both start at the same time. */
    private final Cache<Asked, List<TargetStatistic>> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    private record Asked(StatisticsFilter filter, Instant from, long version) {}

    private record Key(JobKind kind, char target) {}

    /** A job that succeeded or failed. */
    private record Decided(int id, long micros, boolean good, int event) {}

    private static final class Target {
        private final Tally tally = new Tally();
        private final Map<Integer, Durations> runs = new HashMap<>();
        private final List<Decided> decided = new ArrayList<>();
    }

    /** Returns the targets of the jobs in a statistic, highest failure rate first. */
    public List<TargetStatistic> of(StatisticsFilter filter, Statistic statistic) {
        return kept.get(new Asked(filter, statistic.from(), store.version()), asked -> count(filter, statistic));
    }

    private List<TargetStatistic> count(StatisticsFilter filter, Statistic statistic) {
        Window window = Window.of(statistic.from(), statistic.to());
        List<Window> steps = statistic.series().stream()
                .map(bucket -> Window.of(bucket.from(), bucket.to()))
                .distinct()
                .toList();
        Map<Key, Target> targets = new LinkedHashMap<>();
        List<Vocabulary.Status> statuses = store.vocabulary().statuses();
        PipelineSnapshot known = index.lastKnown();
        Selection selection = statistics.selection(filter);
        filter.counted().stream()
                .map(JobKind::source)
                .distinct()
                .forEach(source -> store.facts(source).scan(window, selection, (chunk, row) -> {
                    Vocabulary.Status status = statuses.get(chunk.status(row));
                    Target target =
                            targets.computeIfAbsent(new Key(status.kind(), chunk.target(row)), first -> new Target());
                    target.tally.add(status.outcome(), chunk.queue(row), chunk.run(row));
                    if (!Float.isNaN(chunk.run(row))) {
                        target.runs
                                .computeIfAbsent(at(steps, chunk.micros(row)), first -> new Durations())
                                .add(chunk.run(row));
                    }
                    if (status.outcome() == Outcome.SUCCESS || status.outcome() == Outcome.FAILED) {
                        target.decided.add(new Decided(
                                chunk.id(row),
                                chunk.micros(row),
                                status.outcome() == Outcome.SUCCESS,
                                known.event(chunk.pipeline(row))));
                    }
                }));
        Map<Integer, String> commits = commits(targets);
        return targets.entrySet().stream()
                .map(entry -> statistic(entry.getKey(), entry.getValue(), steps.size(), commits))
                .sorted(Comparator.comparing((TargetStatistic of) -> of.successRate() == null ? 2 : of.successRate())
                        .thenComparing(TargetStatistic::decided, Comparator.reverseOrder()))
                .toList();
    }

    private static int at(List<Window> steps, long micros) {
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (steps.get(middle).from() <= micros) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private Map<Integer, String> commits(Map<Key, Target> targets) {
        Set<Integer> events = new TreeSet<>();
        targets.values().forEach(target -> target.decided.forEach(decided -> events.add(decided.event)));
        Map<Integer, String> commits = new HashMap<>();
        sql.list(
                COMMITS,
                Map.of("ids", events.toArray(Integer[]::new)),
                row -> commits.put(row.number("id").intValue(), row.text("commit")));
        return commits;
    }

    private TargetStatistic statistic(Key key, Target target, int steps, Map<Integer, String> commits) {
        Rates rates = KindStatistic.rates(target.tally);
        target.decided.sort(Comparator.comparing(Decided::id));
        Map<String, List<Decided>> byCommit = new LinkedHashMap<>();
        for (Decided decided : target.decided) {
            // an event without a known commit counts as a commit of its own
            byCommit.computeIfAbsent(
                            commits.getOrDefault(decided.event, "event " + decided.event), first -> new ArrayList<>())
                    .add(decided);
        }
        List<List<Decided>> flaky =
                byCommit.values().stream().filter(TargetCount::isFlaky).toList();
        List<Decided> latest = flaky.isEmpty() ? List.of() : flaky.get(flaky.size() - 1);
        return new TargetStatistic(
                key.kind,
                store.vocabulary().word(key.target),
                target.tally.total(),
                target.tally.count(Outcome.SUCCESS),
                target.tally.count(Outcome.FAILED),
                target.tally.count(Outcome.ERROR),
                rates.success(),
                rates.error(),
                Percentiles.rounded(target.tally.run().quantile(0.5)),
                byCommit.size(),
                flaky.size(),
                latest.isEmpty() ? List.of() : example(key.kind, latest),
                !latest.isEmpty() && latest.get(latest.size() - 1).good,
                failing(key.kind, target.decided),
                trend(target, steps));
    }

    private static boolean isFlaky(List<Decided> ofCommit) {
        return ofCommit.stream().anyMatch(Decided::good) && !ofCommit.stream().allMatch(Decided::good);
    }

    private static List<Link> example(JobKind kind, List<Decided> ofCommit) {
        Decided last = ofCommit.get(ofCommit.size() - 1);
        Decided other = ofCommit.stream()
                .filter(decided -> decided.good != last.good)
                .reduce((one, next) -> next)
                .orElseThrow();
        return List.of(new Link(kind.detailPath(last.id)), new Link(kind.detailPath(other.id)));
    }

    private static TargetStatistic.Failing failing(JobKind kind, List<Decided> inOrder) {
        int from = inOrder.size();
        while (from > 0 && !inOrder.get(from - 1).good) {
            from--;
        }
        if (from == inOrder.size()) {
            return null;
        }
        Decided first = inOrder.get(from);
        return new TargetStatistic.Failing(
                new Link(kind.detailPath(first.id)),
                first.micros == JobEntry.UNKNOWN_TIME ? null : Window.instant(first.micros),
                inOrder.size() - from,
                from == 0);
    }

    private static Sparkline trend(Target target, int steps) {
        Double[] medians = new Double[steps];
        target.runs.forEach((step, durations) -> {
            if (step < steps) {
                medians[step] = durations.quantile(0.5);
            }
        });
        return Sparkline.of(
                Arrays.stream(medians).filter(median -> median != null).toList());
    }
}
