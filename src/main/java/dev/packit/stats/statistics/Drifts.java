package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.statistics.Drift.Measure;
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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds kinds of job and targets whose error rate or queue time has left its usual band in the last hours, from the data in
 * memory. The band ends at the value that nine of ten periods of the same length in the week before did not exceed.
 */
@ApplicationScoped
public class Drifts {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LENGTH = (int) FailureContexts.LATELY.toHours();
    private static final int PERIODS = 28;
    static final int HOURS = LENGTH * (PERIODS + 1);

    /** With fewer jobs in a period, or fewer such periods, there is no band. */
    private static final int FEWEST_JOBS = 5;

    private static final int FEWEST_PERIODS = 8;

    private static final int SHOWN = 12;

    /** The smallest ratio to what is usual at most that somebody would act on. */
    private static final double LEAST_GROWTH = 1.25;

    @Inject
    JobStore store;

    @Inject
    Clock clock;

    private final Recent<Long, List<Drift>> recent = new Recent<>();

    record Group(JobKind kind, @Nullable String target) {}

    /** Returns error rates first, then those that began first. If a kind drifts as a whole, its targets are left out. */
    public List<Drift> found() {
        return recent.get(store.version(), this::find);
    }

    private List<Drift> find() {
        Instant from = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(HOUR.multipliedBy(HOURS));
        Window window = Window.of(from, from.plus(HOUR.multipliedBy(HOURS)));
        Map<Group, Tally[]> groups = new HashMap<>();
        store.snapshot().scan(window, Selection.ALL, job -> {
            int hour = (int) ((job.micros() - window.from()) / Window.micros(HOUR));
            JobKind kind = job.status().kind();
            tally(groups, new Group(kind, null), hour).add(job);
            if (job.target() != null) {
                tally(groups, new Group(kind, job.target()), hour).add(job);
            }
        });
        return of(groups, from);
    }

    /**
     * @param groups their jobs of each hour
     * @param from the beginning of the first hour
     */
    static List<Drift> of(Map<Group, Tally[]> groups, Instant from) {
        List<Compared> compared = groups.entrySet().stream()
                .flatMap(group -> Arrays.stream(Measure.values())
                        .map(measure -> compare(group.getKey(), measure, group.getValue(), from))
                        .flatMap(Optional::stream))
                .toList();
        double largest =
                Significance.largest(compared.stream().mapToDouble(Compared::p).toArray());
        List<Drift> drifts = compared.stream()
                .filter(of -> of.p <= largest && isNoticeable(of.drift))
                .map(Compared::drift)
                .toList();
        return drifts.stream()
                .filter(drift -> drift.target() == null || drifts.stream().noneMatch(other -> isAllOf(other, drift)))
                .sorted(Comparator.comparing(Drift::measure)
                        .thenComparing(Drift::since)
                        .thenComparing(Drift::kind)
                        .thenComparing(Drift::target, TargetOrder.BY_TARGET))
                .limit(SHOWN)
                .toList();
    }

    /** With many jobs, even a difference of seconds is more than chance. */
    private static boolean isNoticeable(Drift drift) {
        return drift.now() > drift.usual() && drift.now() >= LEAST_GROWTH * drift.usual();
    }

    private static boolean isAllOf(Drift all, Drift one) {
        return all.target() == null && all.kind() == one.kind() && all.measure() == one.measure();
    }

    /** Returns a tally without jobs for each hour. */
    static Tally[] hours() {
        return Stream.generate(Tally::new).limit(HOURS).toArray(Tally[]::new);
    }

    private static Tally tally(Map<Group, Tally[]> groups, Group group, int hour) {
        Tally[] hours = groups.computeIfAbsent(group, first -> hours());
        return hours[hour];
    }

    /** @param p the probability of such a difference by chance alone */
    private record Compared(Drift drift, double p) {}

    private static Optional<Compared> compare(Group group, Measure measure, Tally[] hours, Instant from) {
        if (measure == Measure.ERROR_RATE && !group.kind.source().tellsCauses()) {
            return Optional.empty();
        }
        Tally now = sum(hours, PERIODS * LENGTH, HOURS);
        double[] before = IntStream.range(0, PERIODS)
                .mapToObj(period -> sum(hours, period * LENGTH, (period + 1) * LENGTH))
                .filter(period -> known(measure, period) >= FEWEST_JOBS)
                .mapToDouble(period -> value(measure, period))
                .sorted()
                .toArray();
        if (known(measure, now) < FEWEST_JOBS || before.length < FEWEST_PERIODS) {
            return Optional.empty();
        }
        double usual = before[(int) Math.ceil(0.9 * before.length) - 1];
        Tally week = sum(hours, 0, PERIODS * LENGTH);
        double p = measure == Measure.ERROR_RATE
                ? Significance.ofRates(now.counts().errors(), week.counts().errors())
                : Significance.ofMedians(now.queue(), week.queue());
        return Optional.of(new Compared(
                new Drift(
                        group.kind,
                        group.target,
                        measure,
                        usual,
                        value(measure, now),
                        known(measure, now),
                        from.plus(HOUR.multipliedBy(firstAbove(measure, hours, usual))),
                        from.plus(HOUR.multipliedBy((long) PERIODS * LENGTH))),
                p));
    }

    /** Returns the first of the most recent consecutive hours above the band, skipping those without jobs. */
    private static int firstAbove(Measure measure, Tally[] hours, double usual) {
        int first = PERIODS * LENGTH;
        boolean found = false;
        for (int hour = HOURS - 1; hour >= 0; hour--) {
            if (known(measure, hours[hour]) > 0) {
                boolean above = value(measure, hours[hour]) > usual;
                if (found && !above) {
                    break;
                }
                if (above) {
                    first = hour;
                    found = true;
                }
            }
        }
        return first;
    }

    private static Tally sum(Tally[] hours, int from, int to) {
        Tally sum = new Tally();
        Arrays.stream(hours, from, to).forEach(sum::addAll);
        return sum;
    }

    /** The number of jobs on which the value is based. */
    private static long known(Measure measure, Tally of) {
        return measure == Measure.ERROR_RATE ? of.counts().ended() : of.queue().count();
    }

    /** The value that is compared; 0 if it is not known. */
    private static double value(Measure measure, Tally of) {
        Double value = measure == Measure.ERROR_RATE
                ? of.counts().errorRate()
                : of.queue().rounded(0.5);
        return value == null ? 0 : value;
    }
}
