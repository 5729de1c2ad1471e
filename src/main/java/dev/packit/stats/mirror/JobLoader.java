package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills {@link JobStore} at startup. */
@ApplicationScoped
class JobLoader {

    /** The number of chunks after which what has been read so far is published. */
    private static final int SHOWN_EVERY = 24;

    @Inject
    JobStore store;

    @Inject
    JobReading reading;

    @Inject
    Event<JobProgress> progress;

    /** @param age 0 for the newest part of a table */
    private record Part(JobSource source, int number, double age) {}

    /** Reads all jobs, the newest of each table first, and publishes them in parts. */
    void readEverything() {
        List<Part> parts = new ArrayList<>();
        for (JobSource source : reading.sources()) {
            int last = Chunk.number(reading.lastId(source));
            for (int number = 0; number <= last; number++) {
                parts.add(new Part(source, number, (last - number) / (last + 1.0)));
            }
        }
        parts.sort(Comparator.comparingDouble(Part::age));
        Map<JobSource, List<Chunk>> read = new EnumMap<>(JobSource.class);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            read.computeIfAbsent(part.source, first -> new ArrayList<>()).add(reading.chunk(part.source, part.number));
            if (i % SHOWN_EVERY == SHOWN_EVERY - 1) {
                store.put(read);
                store.readInPart();
                read.clear();
            }
        }
        store.put(read);
        store.readInWhole();
    }

    /** Publishes the saved chunks, then reads those again that differ from the database, and reports what has happened since. */
    void restore(Map<JobSource, List<Chunk>> kept) {
        store.put(kept);
        store.readInWhole();
        for (JobSource source : reading.sources()) {
            JobTable table = store.snapshot().table(source);
            Map<Integer, Map<JobStatus, Fingerprint>> fingerprints = reading.fingerprints(source);
            Set<Integer> numbers = new HashSet<>(fingerprints.keySet());
            table.chunks().forEach(chunk -> numbers.add(chunk.number()));
            for (int number : numbers) {
                Chunk chunk = table.chunk(number);
                if (chunk == null || !Fingerprint.of(chunk, store.vocabulary()).equals(fingerprints.get(number))) {
                    Chunk current = reading.chunk(source, number);
                    store.put(Map.of(source, List.of(current)));
                    report(chunk, current);
                }
            }
        }
    }

    /** @param saved null if there was no job with such ids yet */
    private void report(@Nullable Chunk saved, Chunk current) {
        Map<Integer, JobEntry> before = new HashMap<>();
        if (saved != null) {
            saved.jobs().forEach(job -> before.put(job.id(), job));
        }
        for (JobEntry job : current.jobs()) {
            JobProgress made = JobProgress.of(before.get(job.id()), job, store.vocabulary());
            if (made != null) {
                progress.fire(made);
            }
        }
    }
}
