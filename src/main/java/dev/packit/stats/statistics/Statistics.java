package dev.packit.stats.statistics;

import dev.packit.stats.database.Effort;
import dev.packit.stats.job.Candidates;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.mirror.JobSnapshot;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Kinds;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts jobs using the data in {@link JobStore}. Queries the database only to resolve names in a filter. */
@ApplicationScoped
public class Statistics {

    @Inject
    JobStore store;

    @Inject
    FoldedJobs folded;

    @Inject
    Candidates candidates;

    @Inject
    Kinds kinds;

    @Inject
    Effort effort;

    @Inject
    Clock clock;

    /** How many jobs can be counted in the time in which one is read from the database. */
    private static final int COUNTED_PER_ROW = 1_000;

    private final Recent<Asked, Statistic> recent = new Recent<>();

    /**
     * The key of a cached result.
     *
     * @param version the version of the data on which the result is based
     */
    private record Asked(StatisticsFilter filter, boolean before, long version) {}

    /** Returns the statistics of the jobs that match a filter. */
    public Statistic of(StatisticsFilter filter) {
        Asked asked = new Asked(filter, false, store.version());
        return recent.get(asked, () -> count(filter));
    }

    private Statistic count(StatisticsFilter filter) {
        TimeRange range = filter.jobs().time();
        if (range.period() == null) {
            return of(filter, range.from(clock), range.to(), true);
        }
        Instant now = TimeRange.now(clock);
        Instant from = range.period().before(now);
        return of(filter, from, from == null ? null : now, true);
    }

    /** Returns the statistics of the previous period of the same length, without series; null for all time. */
    public @Nullable Statistic before(StatisticsFilter filter, Statistic now) {
        Instant from = now.from();
        Instant to = now.to();
        if (from == null || to == null) {
            return null;
        }
        Asked asked = new Asked(filter, true, store.version());
        return recent.get(asked, () -> countBefore(filter, from, to));
    }

    private Statistic countBefore(StatisticsFilter filter, Instant start, Instant end) {
        Duration length = Duration.between(start, end);
        TimeRange range = filter.jobs().time();
        Instant from =
                range.period() == null ? start.minus(length) : range.period().before(start);
        return of(filter, from, start, false);
    }

    private Statistic of(StatisticsFilter filter, @Nullable Instant from, @Nullable Instant to, boolean series) {
        // before the data, which must not be older than that
        Instant asOf = store.asOf();
        Window window = Window.of(from, to);
        JobSnapshot jobs = store.snapshot();
        Steps steps = series ? Steps.of(window, jobs.extent(filter.sources())) : Steps.NONE;
        Count count = filter.isOfAll() && (steps.granularity() == Granularity.MONTH || !series)
                ? folded(filter.sources(), window, steps)
                : Count.of(jobs, window, steps, selection(filter, window));
        return statistic(filter, from, to, steps, count, asOf);
    }

    private Statistic statistic(
            StatisticsFilter filter,
            @Nullable Instant from,
            @Nullable Instant to,
            Steps steps,
            Count count,
            @Nullable Instant asOf) {
        List<KindStatistic> whole = new ArrayList<>();
        List<Statistic.Step> series = new ArrayList<>();
        List<JobKind> counted =
                filter.counted().stream().filter(kinds.present()::contains).toList();
        for (JobKind kind : counted) {
            KindStatistic ofKind = KindStatistic.of(kind, count.whole().of(kind));
            whole.add(ofKind);
            for (int i = 0; i < steps.size() && ofKind.counts().total() > 0; i++) {
                series.add(Statistic.Step.of(
                        kind, steps.windows().get(i), count.steps().get(i).of(kind)));
            }
        }
        return new Statistic(from, to, whole, series, asOf, steps);
    }

    private Count folded(Set<JobSource> sources, Window window, Steps steps) {
        return new Count(
                folded(sources, window),
                steps.windows().stream().map(step -> folded(sources, step)).toList());
    }

    private Tallies folded(Set<JobSource> sources, Window window) {
        Tallies sum = new Tallies();
        sources.forEach(source -> folded.count(source, window, sum));
        return sum;
    }

    /**
     * Selects jobs to be counted.
     *
     * @throws dev.packit.stats.database.TooBusy if there are many to look at, while others do that, too
     */
    Selection selection(StatisticsFilter filter, Window window) {
        JobFilter jobs = filter.jobs();
        Set<JobKind> counted = EnumSet.copyOf(filter.counted());
        ProjectName project = jobs.project() == null ? null : ProjectName.find(jobs.project());
        Selection selection = new Selection(
                status -> counted.contains(status.kind())
                        && jobs.takes(Parameter.OUTCOME, status.outcome())
                        && jobs.takes(Parameter.OVERDUE, status.fate() == Fate.OVERDUE)
                        && jobs.takes(Parameter.STATUS, status.word()),
                jobs.words(Parameter.TARGET),
                jobs.words(Parameter.IDENTIFIER),
                (Boolean) jobs.values().get(Parameter.WAITING),
                candidates.allPipelines(filter.sources(), jobs, project));
        effort.expect(store.snapshot().size(window, selection) / COUNTED_PER_ROW);
        return selection;
    }

    /** Whether all jobs of a statistic have been read; until then, its numbers are too low. */
    public boolean isComplete(Statistic statistic) {
        return store.covers(Window.of(statistic.from(), statistic.to()));
    }

    /** The time since which all jobs have been read; null if all have been read. */
    public @Nullable Instant readBackTo() {
        Instant back = store.readBackTo();
        return back == null ? null : back.truncatedTo(ChronoUnit.SECONDS);
    }
}
