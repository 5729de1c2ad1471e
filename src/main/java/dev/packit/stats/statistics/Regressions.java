package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.statistics.Regression.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the targets and test suites that became worse since the previous period. */
@ApplicationScoped
public class Regressions {

    private static final int SHOWN = 20;

    @Inject
    JobStore store;

    @Inject
    Statistics statistics;

    @Inject
    PipelineIndex index;

    private final Recent<Asked, List<Regression>> recent = new Recent<>();

    private record Asked(
            String path, StatisticsFilter filter, @Nullable Instant from, long version) {}

    /** The same jobs in this and in the previous period. */
    private static final class Periods {
        private final Tally now = new Tally();
        private final Tally before = new Tally();
    }

    /**
     * Returns what became worse, the most certain first. Many targets are compared, so that some of them would always seem
     * worse by chance: of those returned, at most 5% are expected to be (Benjamini and Hochberg's procedure).
     *
     * @param path of the page
     * @param told the parameters of the filter that the path already contains
     */
    List<Regression> of(
            StatisticsFilter filter, Statistic now, @Nullable Statistic before, String path, Set<String> told) {
        return before == null
                ? List.of()
                : recent.get(
                        new Asked(path, filter, now.from(), store.version()),
                        () -> find(filter, now, before, path, told));
    }

    private List<Regression> find(
            StatisticsFilter filter, Statistic now, Statistic before, String path, Set<String> told) {
        List<Regression> compared = new ArrayList<>();
        PackageNames packages = PackageNames.of(filter, index.lastKnown());
        periods(filter, now, before, packages)
                .forEach((identity, of) -> compare(identity, packages.distinctive(identity), of)
                        .filter(Objects::nonNull)
                        .forEach(compared::add));
        double largest = Significance.largest(
                compared.stream().mapToDouble(Regression::p).toArray());
        return compared.stream()
                .filter(of -> of.p() <= largest && of.measure().isWorse(of.before(), of.now()))
                .sorted(Comparator.comparing(Regression::p)
                        .thenComparing(of -> of.identity().kind())
                        .thenComparing(of -> of.identity().target(), TargetOrder.BY_TARGET))
                .limit(SHOWN)
                .map(of -> of.linkedTo(link(filter, of.distinctive(), path, told)))
                .toList();
    }

    private Map<JobIdentity, Periods> periods(
            StatisticsFilter filter, Statistic now, Statistic before, PackageNames packages) {
        Window window = Window.of(before.from(), now.to());
        long start = Window.of(now.from(), now.to()).from();
        Map<JobIdentity, Periods> periods = new HashMap<>();
        store.snapshot().scan(window, statistics.selection(filter, window), job -> {
            Periods of = periods.computeIfAbsent(TargetCount.identity(job, packages), first -> new Periods());
            (job.micros() < start ? of.before : of.now).add(job);
        });
        return periods;
    }

    /** Compares the periods in every respect that can be; the others are null. */
    private static Stream<@Nullable Regression> compare(JobIdentity identity, JobIdentity distinctive, Periods of) {
        Counts now = of.now.counts();
        Counts before = of.before.counts();
        Comparer comparer = new Comparer(identity, distinctive, now);
        return Stream.of(
                identity.kind().source().tellsCauses()
                        ? comparer.compare(
                                Measure.SUCCESS_RATE,
                                now.successRate(),
                                before.successRate(),
                                () -> Significance.ofRates(now.successes(), before.successes()))
                        : null,
                comparer.compare(
                        Measure.ERROR_RATE,
                        now.errorRate(),
                        before.errorRate(),
                        () -> Significance.ofRates(now.errors(), before.errors())),
                comparer.compare(
                        Measure.RUN_SECONDS_MEDIAN,
                        of.now.run().rounded(0.5),
                        of.before.run().rounded(0.5),
                        () -> Significance.ofMedians(of.now.run(), of.before.run())));
    }

    private record Comparer(JobIdentity identity, JobIdentity distinctive, Counts jobs) {

        @Nullable
        Regression compare(Measure measure, @Nullable Double now, @Nullable Double before, DoubleSupplier p) {
            return now == null || before == null
                    ? null
                    : new Regression(identity, distinctive, measure, before, now, p.getAsDouble(), jobs, null);
        }
    }

    private static @Nullable GroupLink link(
            StatisticsFilter filter, JobIdentity identity, String path, Set<String> told) {
        StatisticsFilter narrowed = filter;
        Map<GroupKey, @Nullable Object> keys = new EnumMap<>(GroupKey.class);
        keys.put(GroupKey.KIND, identity.kind());
        keys.put(GroupKey.TARGET, identity.target());
        keys.put(GroupKey.IDENTIFIER, identity.identifier());
        keys.put(GroupKey.PACKAGE, identity.packageName());
        for (Map.Entry<GroupKey, @Nullable Object> key : keys.entrySet()) {
            if (key.getValue() != null && narrowed != null) {
                narrowed = GroupLink.narrowed(narrowed, key.getKey(), key.getValue(), Map.of());
            }
        }
        return narrowed == null ? null : new GroupLink(path, told, narrowed);
    }
}
