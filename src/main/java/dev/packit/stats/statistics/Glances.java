package dev.packit.stats.statistics;

import dev.packit.stats.chart.Chart;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.LiveJobs.Unfinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Calculates key figures of the whole service. */
@ApplicationScoped
public class Glances {

    private static final int DAYS = 7;
    private static final int PROJECTS = 10;

    @Inject
    Statistics statistics;

    @Inject
    LiveJobs live;

    @Inject
    Silences silences;

    @Inject
    JobStore store;

    @Inject
    PipelineIndex index;

    @Inject
    ProjectDirectory directory;

    @Inject
    Clock clock;

    public Glance now() {
        // before the data, which must not be older than that
        Instant asOf = store.asOf();
        Instant now = TimeRange.now(clock);
        List<Unfinished> unfinished = live.unfinished();
        Silences.Found silence = silences.found();
        StatisticsFilter month = filter(TimeRange.Period.MONTH);
        return new Glance(
                unfinished.stream().mapToLong(Unfinished::count).sum(),
                unfinished.stream().mapToLong(Unfinished::overdue).sum(),
                silence,
                Stream.of(TimeRange.Period.DAY, TimeRange.Period.WEEK, TimeRange.Period.MONTH)
                        .map(this::period)
                        .toList(),
                busiest(now),
                throughput(month),
                asOf,
                store.readBackTo());
    }

    private static StatisticsFilter filter(TimeRange.Period period) {
        return StatisticsFilter.of(JobFilter.NONE.during(new TimeRange(null, null, period)));
    }

    private Glance.Period period(TimeRange.Period period) {
        StatisticsFilter filter = filter(period);
        Statistic now = statistics.of(filter);
        Statistic before = statistics.before(filter, now);
        return new Glance.Period(period.word(), now.total(), before == null ? Counts.NONE : before.total());
    }

    private Chart throughput(StatisticsFilter month) {
        return Charts.throughput(statistics.of(month), month);
    }

    private static final class Counted {
        private long jobs;
        /** Those of kinds that tell failures from errors. */
        private final Tally tally = new Tally();

        private final long[] days = new long[DAYS];
    }

    /** None while runs are still loading. */
    private List<Glance.Busy> busiest(Instant now) {
        if (!index.isRead()) {
            return List.of();
        }
        Window window = Window.of(now.minus(DAYS, ChronoUnit.DAYS), now);
        long day = Window.micros(Duration.ofDays(1));
        int[][] projects = index.lastKnown().columns().projects();
        Map<Integer, Counted> counts = new HashMap<>();
        store.snapshot().scan(window, Selection.ALL, job -> {
            int project = PipelineColumns.project(projects, job.pipeline());
            if (project > 0) {
                Counted counted = counts.computeIfAbsent(project, first -> new Counted());
                counted.jobs++;
                if (job.kind().source().tellsCauses()) {
                    counted.tally.add(job.status());
                }
                counted.days[(int) Math.min(DAYS - 1, (job.micros() - window.from()) / day)]++;
            }
        });
        Map<Integer, Project> names = new HashMap<>();
        directory
                .lastKnown()
                .forEach(entry -> Arrays.stream(entry.ids()).forEach(id -> names.put(id, entry.project())));
        return counts.entrySet().stream()
                .filter(entry -> names.containsKey(entry.getKey()))
                .sorted(Comparator.comparing(entry -> -entry.getValue().jobs))
                .limit(PROJECTS)
                .map(entry -> busy(
                        Objects.requireNonNull(names.get(entry.getKey()), "Unknown projects are left out"),
                        entry.getValue()))
                .toList();
    }

    private static Glance.Busy busy(Project project, Counted counted) {
        return new Glance.Busy(
                project,
                counted.jobs,
                counted.tally.counts(),
                Sparkline.of(Arrays.stream(counted.days).boxed().toList()));
    }
}
