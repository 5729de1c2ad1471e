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
 * The changes found by reading a part of a table again.
 *
 * @param chunks replacements for the chunks in which anything has changed
 */
record TableUpdate(List<Chunk> chunks, List<Change> changes) {

    /** @param before null if the job is new */
    record Change(@Nullable JobEntry before, JobEntry now) {}

    /**
     * @param read the jobs that were found
     * @param ids the ids that were requested; jobs that were not found have been deleted
     * @param after all jobs above this id were requested as well
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

    /** @param offsets those of the requested jobs within the chunk; {@code now} are the ones that were found */
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
