package dev.packit.stats.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.job.Candidates;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.JobTable;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts jobs with the data in {@link JobStore}. Queries the database only for what a filter names. */
@ApplicationScoped
public class Statistics {

    /** Maximum number of steps in a series; older ones are omitted. */
    private static final int MOST_STEPS = 240;

    @Inject
    JobStore store;

    @Inject
    FoldedJobs folded;

    @Inject
    Candidates candidates;

    @Inject
    Kinds kinds;

    @Inject
    Clock clock;

    /** How long a result is cached if nothing has changed but the time. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 40;

    private final Cache<Asked, Statistic> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    /** @param version the version of the data on which the result is based */
    private record Asked(StatisticsFilter filter, boolean before, long version) {}

    /** The key of a cached result. */
    public Statistic of(StatisticsFilter filter) {
        Asked asked = new Asked(filter, false, store.version());
        Statistic known = kept.getIfPresent(asked);
        if (known == null) {
            known = count(filter);
            kept.put(asked, known);
        }
        return known;
    }

    private Statistic count(StatisticsFilter filter) {
        TimeRange range = filter.jobs().time();
        if (range.period() == null) {
            return of(filter, range.from(clock), range.to(), true);
        }
        // PostgreSQL's resolution is one microsecond
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant from = range.period().before(now);
        return of(filter, from, from == null ? null : now, true);
    }

    /** Returns the statistics of the previous period of the same length, without series; null for all time. */
    public Statistic before(StatisticsFilter filter, Statistic now) {
        if (now.from() == null || now.to() == null) {
            return null;
        }
        Asked asked = new Asked(filter, true, store.version());
        Statistic known = kept.getIfPresent(asked);
        if (known == null) {
            known = countBefore(filter, now);
            kept.put(asked, known);
        }
        return known;
    }

    private Statistic countBefore(StatisticsFilter filter, Statistic now) {
        Duration length = Duration.between(now.from(), now.to());
        TimeRange range = filter.jobs().time();
        Instant from = range.period() == null
                ? now.from().minus(length)
                : range.period().before(now.from());
        return of(filter, from, now.from(), false);
    }

    private Statistic of(StatisticsFilter filter, Instant from, Instant to, boolean series) {
        Window window = Window.of(from, to);
        Map<JobSource, JobTable> facts = facts(filter);
        Selection selection = filter.isOfAll() ? null : selection(filter);
        Window known = known(facts);
        Window extent = window.boundedBy(known);
        Granularity step = extent == null ? Granularity.DAY : Granularity.of(extent);
        List<Window> steps = extent == null || !series ? List.of() : step.of(extent, known, MOST_STEPS);
        Count count = selection == null && (step == Granularity.MONTH || !series)
                ? folded(facts.keySet(), window, steps)
                : Count.of(store.vocabulary(), facts.values(), window, steps, selected(filter, selection));
        return statistic(filter, from, to, step, steps, count);
    }

    private Statistic statistic(
            StatisticsFilter filter, Instant from, Instant to, Granularity step, List<Window> steps, Count count) {
        List<KindStatistic> whole = new ArrayList<>();
        List<Bucket> series = new ArrayList<>();
        Set<JobKind> present = EnumSet.noneOf(JobKind.class);
        present.addAll(kinds.present());
        for (JobKind kind : filter.counted()) {
            if (!present.contains(kind)) {
                continue;
            }
            Tally tally = count.whole().getOrDefault(kind, new Tally());
            whole.add(KindStatistic.of(kind, tally));
            for (int i = 0; i < steps.size() && tally.total() > 0; i++) {
                series.add(Bucket.of(kind, steps.get(i), count.steps().get(i).getOrDefault(kind, new Tally())));
            }
        }
        return new Statistic(from, to, whole, series, store.asOf(), step);
    }

    private Map<JobSource, JobTable> facts(StatisticsFilter filter) {
        Map<JobSource, JobTable> facts = new EnumMap<>(JobSource.class);
        filter.counted().forEach(kind -> facts.put(kind.source(), store.facts(kind.source())));
        return facts;
    }

    /** The period from the first to the last job of known time; null if there is none. */
    private static Window known(Map<JobSource, JobTable> facts) {
        return facts.values().stream()
                .map(JobTable::extent)
                .filter(Objects::nonNull)
                .reduce(Window::hull)
                .orElse(null);
    }

    private Count folded(Set<JobSource> sources, Window window, List<Window> steps) {
        Map<JobKind, Tally> whole = new EnumMap<>(JobKind.class);
        sources.forEach(source -> whole.putAll(folded.tallies(source, window)));
        List<Map<JobKind, Tally>> parts = new ArrayList<>();
        for (Window step : steps) {
            Map<JobKind, Tally> part = new EnumMap<>(JobKind.class);
            sources.forEach(source -> part.putAll(folded.tallies(source, step)));
            parts.add(part);
        }
        return new Count(whole, parts);
    }

    private Selection selected(StatisticsFilter filter, Selection selection) {
        return selection == null ? selection(filter, null) : selection;
    }

    Selection selection(StatisticsFilter filter) {
        JobFilter jobs = filter.jobs();
        ProjectName project = jobs.project() == null ? null : ProjectName.find(jobs.project());
        return selection(filter, candidates.allPipelines(jobs, project));
    }

    Selection selection(StatisticsFilter filter, int[] pipelines) {
        JobFilter jobs = filter.jobs();
        Set<JobKind> counted = EnumSet.copyOf(filter.counted());
        boolean[] statuses = store.vocabulary()
                .statuses(status -> counted.contains(status.kind())
                        && jobs.takes(Parameter.OUTCOME, status.outcome())
                        && jobs.takes(Parameter.STATUS, status.word()));
        return new Selection(statuses, words(jobs, Parameter.TARGET), words(jobs, Parameter.IDENTIFIER), pipelines);
    }

    private boolean[] words(JobFilter jobs, Parameter parameter) {
        return jobs.asksFor(parameter) ? store.vocabulary().words(word -> jobs.takes(parameter, word)) : null;
    }

    /** Whether all jobs of a statistic have been read; until then, its numbers are too low. */
    public boolean isComplete(Statistic statistic) {
        return store.covers(Window.of(statistic.from(), statistic.to()));
    }

    /** The time since which all jobs have been read; null if all have been read. */
    public Instant readBackTo() {
        Instant back = store.readBackTo();
        return back == null ? null : back.truncatedTo(ChronoUnit.SECONDS);
    }
}
