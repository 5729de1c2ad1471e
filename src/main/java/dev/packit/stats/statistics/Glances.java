package dev.packit.stats.statistics;

import dev.packit.stats.chart.Chart;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Vocabulary;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.objective.Deadlines;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Calculates key figures of the whole service. */
@ApplicationScoped
public class Glances {

    /** Jobs that take longer miss Packit's objectives of twelve hours for builds and tests. */
    static final Duration OVERDUE = Deadlines.DEADLINE;

    /** Older unfinished jobs are assumed lost: Packit itself gives up on tests after a week. */
    static final Duration FORGOTTEN = Duration.ofDays(7);

    private static final int DAYS = 7;
    private static final int PROJECTS = 10;

    @Inject
    Statistics statistics;

    @Inject
    JobStore store;

    @Inject
    PipelineIndex index;

    @Inject
    ProjectDirectory directory;

    @Inject
    Clock clock;

    public Glance now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant overdueSince = now.minus(OVERDUE);
        Instant forgotten = now.minus(FORGOTTEN);
        StatisticsFilter month = filter(TimeRange.Period.MONTH);
        return new Glance(
                unfinished(Window.of(overdueSince, null)),
                unfinished(Window.of(forgotten, overdueSince)),
                overdueSince,
                Stream.of(TimeRange.Period.DAY, TimeRange.Period.WEEK, TimeRange.Period.MONTH)
                        .map(this::period)
                        .toList(),
                busiest(now),
                throughput(month),
                store.readBackTo());
    }

    private static StatisticsFilter filter(TimeRange.Period period) {
        return StatisticsFilter.of(JobFilter.NONE.during(new TimeRange(null, null, period)));
    }

    private Glance.Period period(TimeRange.Period period) {
        StatisticsFilter filter = filter(period);
        Statistic now = statistics.of(filter);
        return new Glance.Period(period.word(), Glance.Of.of(now), Glance.Of.of(statistics.before(filter, now)));
    }

    private Chart throughput(StatisticsFilter month) {
        return Charts.throughput(statistics.of(month), month);
    }

    private long unfinished(Window window) {
        Selection running =
                new Selection(store.vocabulary().statuses(status -> status.outcome() == Outcome.RUNNING), null);
        long[] count = new long[1];
        for (JobSource source : JobSource.values()) {
            store.facts(source).scan(window, running, (chunk, row) -> count[0]++);
        }
        return count[0];
    }

    private static final class Counted {
        private final Tally tally = new Tally();
        private final long[] days = new long[DAYS];
    }

    private List<Busiest> busiest(Instant now) {
        Window window = Window.of(now.minus(DAYS, ChronoUnit.DAYS), now);
        long day = Duration.ofDays(1).toNanos() / 1_000;
        int[][] projects = index.lastKnown().columns().projects();
        Map<Integer, Counted> counts = new HashMap<>();
        List<Vocabulary.Status> statuses = store.vocabulary().statuses();
        Selection all = new Selection(store.vocabulary().statuses(status -> true), null);
        for (JobSource source : JobSource.values()) {
            store.facts(source).scan(window, all, (chunk, row) -> {
                int project = PipelineColumns.project(projects, chunk.pipeline(row));
                if (project > 0) {
                    Counted counted = counts.computeIfAbsent(project, first -> new Counted());
                    counted.tally.add(statuses.get(chunk.status(row)).outcome(), Float.NaN, Float.NaN);
                    counted.days[(int) Math.min(DAYS - 1, (chunk.micros(row) - window.from()) / day)]++;
                }
            });
        }
        Map<Integer, Project> names = new HashMap<>();
        directory.all().forEach(entry -> Arrays.stream(entry.ids()).forEach(id -> names.put(id, entry.project())));
        List<Busiest> busiest = new ArrayList<>();
        counts.entrySet().stream()
                .filter(entry -> names.containsKey(entry.getKey()))
                .sorted(Comparator.comparing(entry -> -entry.getValue().tally.total()))
                .limit(PROJECTS)
                .forEach(entry -> busiest.add(busiest(names.get(entry.getKey()), entry.getValue())));
        return busiest;
    }

    private static Busiest busiest(Project project, Counted counted) {
        Rates rates = KindStatistic.rates(counted.tally);
        return new Busiest(
                project,
                counted.tally.total(),
                rates.success(),
                rates.successes() + rates.failures(),
                rates.error(),
                Sparkline.of(Arrays.stream(counted.days).boxed().toList()));
    }
}
