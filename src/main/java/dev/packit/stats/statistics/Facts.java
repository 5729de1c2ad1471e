package dev.packit.stats.statistics;

import dev.packit.stats.job.JobKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jobs of one table at a moment. What is asked of all of them is folded by month and year once, and kept until a job
 * of that time changes.
 */
final class Facts {

    private final Vocabulary vocabulary;
    private final TreeMap<Integer, Chunk> chunks;
    private final Map<Span, Map<JobKind, Tally>> cells;

    Facts(Vocabulary vocabulary) {
        this(vocabulary, new TreeMap<>(), new ConcurrentHashMap<>());
    }

    private Facts(Vocabulary vocabulary, TreeMap<Integer, Chunk> chunks, Map<Span, Map<JobKind, Tally>> cells) {
        this.vocabulary = vocabulary;
        this.chunks = chunks;
        this.cells = cells;
    }

    Collection<Chunk> chunks() {
        return chunks.values();
    }

    Chunk chunk(int number) {
        return chunks.get(number);
    }

    int size() {
        return chunks.values().stream().mapToInt(Chunk::size).sum();
    }

    /** The highest id; 0 where there is no job. */
    int lastId() {
        return chunks.isEmpty() ? 0 : chunks.lastEntry().getValue().lastId();
    }

    /** These with some that are new or have changed. */
    Facts with(Collection<Fact> changed) {
        Map<Integer, Map<Integer, Fact>> byChunk = new TreeMap<>();
        for (Fact fact : changed) {
            byChunk.computeIfAbsent(Chunk.number(fact.id()), number -> factsOf(number))
                    .put(fact.id(), fact);
        }
        List<Chunk> fresh = new ArrayList<>();
        byChunk.forEach((number, facts) -> fresh.add(new Chunk(number, facts.values())));
        return withChunks(fresh);
    }

    private Map<Integer, Fact> factsOf(int number) {
        Map<Integer, Fact> facts = new TreeMap<>();
        Chunk old = chunks.get(number);
        if (old != null) {
            old.facts().forEach(fact -> facts.put(fact.id(), fact));
        }
        return facts;
    }

    /** These with some chunks in place of those of the same ids; one that is empty takes its place away. */
    Facts withChunks(List<Chunk> fresh) {
        if (fresh.isEmpty()) {
            return this;
        }
        TreeMap<Integer, Chunk> all = new TreeMap<>(chunks);
        Map<Span, Map<JobKind, Tally>> kept = new ConcurrentHashMap<>(cells);
        for (Chunk chunk : fresh) {
            Chunk old = chunk.size() == 0 ? all.remove(chunk.number()) : all.put(chunk.number(), chunk);
            kept.keySet().removeIf(span -> chunk.overlaps(span.window()) || old != null && old.overlaps(span.window()));
        }
        return new Facts(vocabulary, all, kept);
    }

    /** When the first and the last job were submitted; null where no time is known. */
    Window extent() {
        long earliest =
                chunks.values().stream().mapToLong(Chunk::earliest).min().orElse(Long.MAX_VALUE);
        long latest = chunks.values().stream().mapToLong(Chunk::latest).max().orElse(Long.MIN_VALUE);
        return earliest > latest ? null : new Window(earliest, latest + 1);
    }

    void scan(Window window, Selection wanted, Chunk.Visitor visitor) {
        chunks.values().forEach(chunk -> chunk.scan(window, wanted, visitor));
    }

    /** All jobs of a window, by kind. */
    Map<JobKind, Tally> tallies(Window window) {
        Map<JobKind, Tally> sum = new EnumMap<>(JobKind.class);
        Window extent = extent();
        if (window.isAll()) {
            tally(Window.ALL, sum, true);
        }
        if (extent == null || !extent.overlaps(window)) {
            return sum;
        }
        // the whole first and last year, so that what is open takes whole spans
        long from = window.from() > extent.from()
                ? window.from()
                : yearOf(extent.from()).from();
        long to = window.to() < extent.to() ? window.to() : yearOf(extent.to()).to();
        List<Span> spans = Span.within(new Window(from, to));
        if (spans.isEmpty()) {
            tally(new Window(from, to), sum, false);
            return sum;
        }
        tally(new Window(from, spans.get(0).window().from()), sum, false);
        spans.forEach(span -> merge(sum, cell(span)));
        tally(new Window(spans.get(spans.size() - 1).window().to(), to), sum, false);
        return sum;
    }

    private static Window yearOf(long micros) {
        return new Span(
                        Window.instant(micros)
                                .atOffset(java.time.ZoneOffset.UTC)
                                .getYear(),
                        0)
                .window();
    }

    private Map<JobKind, Tally> cell(Span span) {
        Map<JobKind, Tally> known = cells.get(span);
        if (known == null) {
            known = new EnumMap<>(JobKind.class);
            if (span.month() == 0) {
                for (Span month : span.months()) {
                    merge(known, cell(month));
                }
            } else {
                tally(span.window(), known, false);
            }
            known.values().forEach(Tally::seal);
            cells.put(span, known);
        }
        return known;
    }

    private static void merge(Map<JobKind, Tally> sum, Map<JobKind, Tally> more) {
        more.forEach(
                (kind, tally) -> sum.computeIfAbsent(kind, first -> new Tally()).addAll(tally));
    }

    /** @param unknownTimes whether the jobs of unknown time alone are wanted */
    private void tally(Window window, Map<JobKind, Tally> sum, boolean unknownTimes) {
        if (window.from() >= window.to()) {
            return;
        }
        Selection all = new Selection(vocabulary.statuses(status -> true), null, null);
        List<Vocabulary.Status> statuses = vocabulary.statuses();
        Tally[] byStatus = new Tally[statuses.size()];
        for (Chunk chunk : chunks.values()) {
            if (unknownTimes && !chunk.hasUnknownTimes()) {
                continue;
            }
            chunk.scan(window, all, (its, row) -> {
                if (unknownTimes && its.micros(row) != Fact.UNKNOWN_TIME) {
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
