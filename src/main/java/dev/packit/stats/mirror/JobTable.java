package dev.packit.stats.mirror;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The jobs of one of Packit's tables at one point in time. Immutable; a changed copy shares unchanged chunks. */
public final class JobTable {

    public static final JobTable EMPTY = new JobTable(new TreeMap<>());

    private final TreeMap<Integer, Chunk> chunks;

    private JobTable(TreeMap<Integer, Chunk> chunks) {
        this.chunks = chunks;
    }

    public Collection<Chunk> chunks() {
        return chunks.values();
    }

    public Chunk chunk(int number) {
        return chunks.get(number);
    }

    int size() {
        return chunks.values().stream().mapToInt(Chunk::size).sum();
    }

    /** The highest id; 0 if there is no job. */
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
        return new JobTable(all);
    }

    /** When the first and the last job were submitted; null if no time is known. */
    public Window extent() {
        long earliest =
                chunks.values().stream().mapToLong(Chunk::earliest).min().orElse(Long.MAX_VALUE);
        long latest = chunks.values().stream().mapToLong(Chunk::latest).max().orElse(Long.MIN_VALUE);
        return earliest > latest ? null : new Window(earliest, latest + 1);
    }

    public void scan(Window window, Selection wanted, Chunk.Visitor visitor) {
        chunks.values().forEach(chunk -> chunk.scan(window, wanted, visitor));
    }
}
