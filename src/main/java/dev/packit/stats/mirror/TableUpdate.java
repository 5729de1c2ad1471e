package dev.packit.stats.mirror;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has changed of a table, as far as it was read again.
 *
 * @param chunks in place of those in which something has changed
 */
record TableUpdate(List<Chunk> chunks, List<Change> changes) {

    /** @param before null for a job that is new */
    record Change(@Nullable JobEntry before, JobEntry now) {}

    /**
     * @param read the jobs that were found
     * @param ids those that were looked for; one that was not found has been deleted
     * @param after all jobs with ids above this were looked for as well
     */
    static TableUpdate of(JobTable table, Collection<JobEntry> read, Collection<Integer> ids, int after) {
        Map<Integer, BitSet> wanted = new TreeMap<>();
        ids.forEach(id -> wanted(wanted, id).set(Chunk.offset(id)));
        Map<Integer, Map<Integer, JobEntry>> found = new HashMap<>();
        for (JobEntry job : read) {
            wanted(wanted, job.id()).set(Chunk.offset(job.id()));
            found.computeIfAbsent(Chunk.number(job.id()), first -> new HashMap<>())
                    .put(job.id(), job);
        }
        for (Chunk chunk : table.chunks()) {
            long from = Math.max(0, after + 1 - (long) chunk.number() * Chunk.SIZE);
            if (from < Chunk.SIZE) {
                wanted.computeIfAbsent(chunk.number(), first -> new BitSet()).set((int) from, Chunk.SIZE);
            }
        }
        TableUpdate update = new TableUpdate(new ArrayList<>(), new ArrayList<>());
        wanted.forEach((number, offsets) -> update.add(table, number, offsets, found.getOrDefault(number, Map.of())));
        return update;
    }

    private static BitSet wanted(Map<Integer, BitSet> wanted, int id) {
        return wanted.computeIfAbsent(Chunk.number(id), first -> new BitSet());
    }

    /** @param offsets of the jobs of a chunk that were looked for, of which {@code now} were found */
    private void add(JobTable table, int number, BitSet offsets, Map<Integer, JobEntry> now) {
        Chunk chunk = table.chunk(number);
        Map<Integer, JobEntry> before = chunk == null ? Map.of() : chunk.jobs(offsets);
        if (before.equals(now)) {
            return;
        }
        List<JobEntry> jobs = new ArrayList<>(now.values());
        if (chunk != null) {
            chunk.jobs().stream()
                    .filter(job -> !offsets.get(Chunk.offset(job.id())))
                    .forEach(jobs::add);
        }
        chunks.add(new Chunk(number, jobs));
        now.values().stream()
                .filter(job -> !job.equals(before.get(job.id())))
                .forEach(job -> changes.add(new Change(before.get(job.id()), job)));
    }
}
