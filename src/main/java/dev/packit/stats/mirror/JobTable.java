package dev.packit.stats.mirror;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jobs of one of Packit's tables at one point in time. Immutable; a changed copy shares unchanged chunks. */
public final class JobTable {

    private final Vocabulary vocabulary;
    private final TreeMap<Integer, Chunk> chunks;

    /** Creates a table without jobs. */
    JobTable(Vocabulary vocabulary) {
        this(vocabulary, new TreeMap<>());
    }

    private JobTable(Vocabulary vocabulary, TreeMap<Integer, Chunk> chunks) {
        this.vocabulary = vocabulary;
        this.chunks = chunks;
    }

    Collection<Chunk> chunks() {
        return chunks.values();
    }

    /** Returns a chunk by its number; null if no job has an id in its range. */
    @Nullable
    Chunk chunk(int number) {
        return chunks.get(number);
    }

    int size() {
        return chunks.values().stream().mapToInt(Chunk::size).sum();
    }

    /** The highest id; 0 if there are no jobs. */
    int lastId() {
        return chunks.isEmpty() ? 0 : chunks.lastEntry().getValue().lastId();
    }

    /** Returns a copy with some chunks replaced; an empty chunk removes the old one. */
    JobTable withChunks(List<Chunk> fresh) {
        if (fresh.isEmpty()) {
            return this;
        }
        TreeMap<Integer, Chunk> all = new TreeMap<>(chunks);
        for (Chunk chunk : fresh) {
            if (chunk.size() == 0) {
                all.remove(chunk.number());
            } else {
                all.put(chunk.number(), chunk);
            }
        }
        return new JobTable(vocabulary, all);
    }

    /** The span from the first to the last job that has a time; null if none has. */
    public @Nullable Window extent() {
        return chunks.values().stream()
                .map(Chunk::extent)
                .filter(Objects::nonNull)
                .reduce(Window::hull)
                .orElse(null);
    }

    /** The periods in which jobs may have been added, deleted or changed since an earlier state of this table. */
    public List<Window> changesSince(JobTable before) {
        return Stream.concat(
                        chunks.values().stream().filter(chunk -> before.chunk(chunk.number()) != chunk),
                        before.chunks.values().stream().filter(chunk -> chunk(chunk.number()) != chunk))
                .map(Chunk::extent)
                .filter(Objects::nonNull)
                .toList();
    }

    /** About how many jobs were submitted in a window. */
    int size(Window window) {
        return chunks.values().stream()
                .filter(chunk -> chunk.overlaps(window))
                .mapToInt(Chunk::size)
                .sum();
    }

    /** Visits all jobs that were submitted in a window. */
    public void scan(Window window, Consumer<JobCursor> visitor) {
        scan(new JobScan(vocabulary, window, Selection.ALL, visitor));
    }

    void scan(JobScan scan) {
        chunks.values().forEach(scan::over);
    }

    /** Visits the jobs whose submission time was not recorded. */
    public void scanTimeless(Consumer<JobCursor> visitor) {
        JobScan scan = new JobScan(vocabulary, Window.ALL, Selection.ALL, job -> {
            if (!job.hasTime()) {
                visitor.accept(job);
            }
        });
        chunks.values().stream().filter(Chunk::hasUnknownTimes).forEach(scan::over);
    }
}
