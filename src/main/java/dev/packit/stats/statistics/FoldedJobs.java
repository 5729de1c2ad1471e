package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.JobTable;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jobs of a table aggregated by month and year. The past rarely changes, so counts are kept until a job
 * of that time changes.
 */
@ApplicationScoped
class FoldedJobs {

    @Inject
    JobStore store;

    private final Map<JobSource, Folded> kept = new ConcurrentHashMap<>();

    /** @param spans the cached counts, by month and year */
    private record Folded(JobTable table, Map<Span, Tallies> spans) {

        /** Returns the counts that are still valid for a newer state of the table. */
        Folded of(JobTable now) {
            if (now == table) {
                return this;
            }
            List<Window> changes = now.changesSince(table);
            Map<Span, Tallies> unchanged = new ConcurrentHashMap<>(spans);
            unchanged.keySet().removeIf(span -> changes.stream().anyMatch(span.window()::overlaps));
            return new Folded(now, unchanged);
        }
    }

    /** Adds all jobs of a table in a window. */
    void count(JobSource source, Window window, Tallies sum) {
        JobTable table = store.snapshot().table(source);
        Folded folded = kept.compute(
                source,
                (same, before) -> before == null ? new Folded(table, new ConcurrentHashMap<>()) : before.of(table));
        Window extent = table.extent();
        if (window.isAll()) {
            table.scanTimeless(sum::add);
        }
        if (extent == null || !extent.overlaps(window)) {
            return;
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
            count(table, from, to, sum);
            return;
        }
        count(table, from, spans.get(0).window().from(), sum);
        spans.forEach(span -> sum.addAll(span(folded, span)));
        count(table, spans.get(spans.size() - 1).window().to(), to, sum);
    }

    private static Tallies span(Folded folded, Span span) {
        Tallies kept = folded.spans.get(span);
        if (kept != null) {
            return kept;
        }
        Tallies counted = new Tallies();
        if (span.month() == 0) {
            span.months().forEach(month -> counted.addAll(span(folded, month)));
        } else {
            count(folded.table, span.window().from(), span.window().to(), counted);
        }
        counted.seal();
        folded.spans.put(span, counted);
        return counted;
    }

    private static void count(JobTable table, long from, long to, Tallies sum) {
        if (from < to) {
            table.scan(new Window(from, to), sum::add);
        }
    }

    /**
     * A whole year or month, UTC, for which counts are cached.
     *
     * @param month 1 to 12; 0 for the whole year
     */
    record Span(int year, int month) {

        Window window() {
            LocalDate start = LocalDate.of(year, month == 0 ? 1 : month, 1);
            LocalDate end = month == 0 ? start.plusYears(1) : start.plusMonths(1);
            return Window.of(
                    start.atStartOfDay().toInstant(ZoneOffset.UTC),
                    end.atStartOfDay().toInstant(ZoneOffset.UTC));
        }

        static Span yearOf(long micros) {
            return new Span(Window.instant(micros).atOffset(ZoneOffset.UTC).getYear(), 0);
        }

        /** The months of a year. */
        List<Span> months() {
            List<Span> months = new ArrayList<>();
            for (int of = 1; of <= 12; of++) {
                months.add(new Span(year, of));
            }
            return months;
        }

        /** Returns the largest spans that fit into a bounded window, in order; the rest is before and after them. */
        static List<Span> within(Window window) {
            List<Span> spans = new ArrayList<>();
            LocalDateTime from = LocalDateTime.ofInstant(Window.instant(window.from()), ZoneOffset.UTC);
            for (Span next = new Span(from.getYear(), from.getMonthValue());
                    next.window().to() <= window.to(); ) {
                Span year = new Span(next.year, 0);
                boolean whole = next.month == 1 && year.window().to() <= window.to();
                if (next.window().from() >= window.from()) {
                    spans.add(whole ? year : next);
                }
                next = whole || next.month == 12 ? new Span(next.year + 1, 1) : new Span(next.year, next.month + 1);
            }
            return spans;
        }
    }
}
