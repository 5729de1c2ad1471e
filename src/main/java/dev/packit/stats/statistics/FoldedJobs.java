package dev.packit.stats.statistics;

import dev.packit.stats.mirror.Chunk;
import dev.packit.stats.mirror.JobEntry;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.JobTable;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Vocabulary;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The jobs of a table aggregated by month and year. The past rarely changes, so counts are kept until a job
 * of that time changes.
 */
@ApplicationScoped
class FoldedJobs {

    @Inject
    JobStore store;

    private final Map<JobSource, Folded> kept = new ConcurrentHashMap<>();

    /** @param spans the counts of the table by month and year */
    private record Folded(JobTable table, Map<Span, Map<JobKind, Tally>> spans) {

        static final Folded NOTHING = new Folded(JobTable.EMPTY, Map.of());

        /** Adapts this to a new state of the table by dropping the spans in which a chunk was added, removed or changed. */
        Folded of(JobTable now) {
            if (now == table) {
                return this;
            }
            List<Chunk> changed = Stream.concat(
                            now.chunks().stream().filter(chunk -> table.chunk(chunk.number()) != chunk),
                            table.chunks().stream().filter(chunk -> now.chunk(chunk.number()) != chunk))
                    .toList();
            Map<Span, Map<JobKind, Tally>> unchanged = new ConcurrentHashMap<>(spans);
            unchanged.keySet().removeIf(span -> changed.stream().anyMatch(chunk -> chunk.overlaps(span.window())));
            return new Folded(now, unchanged);
        }
    }

    /** Counts all jobs of a table in a window by kind. */
    Map<JobKind, Tally> tallies(JobSource source, Window window) {
        Folded folded = kept.compute(
                source, (same, before) -> (before == null ? Folded.NOTHING : before).of(store.facts(source)));
        Map<JobKind, Tally> sum = new EnumMap<>(JobKind.class);
        Window extent = folded.table.extent();
        if (window.isAll()) {
            tally(folded, Window.ALL, sum, true);
        }
        if (extent == null || !extent.overlaps(window)) {
            return sum;
        }
        // extended to the whole first and last year, so that an open window consists of whole spans
        long from = window.from() > extent.from()
                ? window.from()
                : Span.yearOf(extent.from()).window().from();
        long to = window.to() < extent.to()
                ? window.to()
                : Span.yearOf(extent.to()).window().to();
        List<Span> spans = Span.within(new Window(from, to));
        if (spans.isEmpty()) {
            tally(folded, new Window(from, to), sum, false);
            return sum;
        }
        tally(folded, new Window(from, spans.get(0).window().from()), sum, false);
        spans.forEach(span -> merge(sum, span(folded, span)));
        tally(folded, new Window(spans.get(spans.size() - 1).window().to(), to), sum, false);
        return sum;
    }

    private Map<JobKind, Tally> span(Folded folded, Span span) {
        Map<JobKind, Tally> known = folded.spans.get(span);
        if (known != null) {
            return known;
        }
        Map<JobKind, Tally> counted = new EnumMap<>(JobKind.class);
        if (span.month() == 0) {
            span.months().forEach(month -> merge(counted, span(folded, month)));
        } else {
            tally(folded, span.window(), counted, false);
        }
        counted.values().forEach(Tally::seal);
        folded.spans.put(span, counted);
        return counted;
    }

    private static void merge(Map<JobKind, Tally> sum, Map<JobKind, Tally> more) {
        more.forEach(
                (kind, tally) -> sum.computeIfAbsent(kind, first -> new Tally()).addAll(tally));
    }

    /** @param ofUnknownTime whether to count only the jobs whose time was not recorded */
    private void tally(Folded folded, Window window, Map<JobKind, Tally> sum, boolean ofUnknownTime) {
        if (window.from() >= window.to()) {
            return;
        }
        Selection all = new Selection(store.vocabulary().statuses(status -> true), null);
        List<Vocabulary.Status> statuses = store.vocabulary().statuses();
        Tally[] byStatus = new Tally[statuses.size()];
        for (Chunk chunk : folded.table.chunks()) {
            if (ofUnknownTime && !chunk.hasUnknownTimes()) {
                continue;
            }
            chunk.scan(window, all, (its, row) -> {
                if (ofUnknownTime && its.micros(row) != JobEntry.UNKNOWN_TIME) {
                    return;
                }
                Vocabulary.Status status = statuses.get(its.status(row));
                Tally tally = byStatus[its.status(row)];
                if (tally == null) {
                    tally = sum.computeIfAbsent(status.kind(), first -> new Tally());
                    byStatus[its.status(row)] = tally;
                }
                tally.add(status.outcome(), its.queue(row), its.run(row));
            });
        }
    }
}
