package dev.packit.stats.mirror;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The jobs of one table of Packit's at one moment. Immutable: a change makes another one, which shares what has not changed. */
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

    /** The highest id; 0 where there is no job. */
    int lastId() {
        return chunks.isEmpty() ? 0 : chunks.lastEntry().getValue().lastId();
    }

    /** These with some chunks in place of those of the same ids; one that is empty takes its place away. */
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

    /** When the first and the last job were submitted; null where no time is known. */
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
