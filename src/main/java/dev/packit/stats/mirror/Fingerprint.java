package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * A checksum of a chunk's jobs of one kind and status, to compare the chunk with the database without reading all of it.
 *
 * @param micros the sum of the submission times in microseconds, modulo 2⁵³
 * @param queued the number of jobs with a queue time
 * @param ran the number of jobs with a run time
 */
record Fingerprint(long jobs, long micros, long queued, long ran) {

    private static final Fingerprint NONE = new Fingerprint(0, 0, 0, 0);
    private static final long MODULUS = 1L << 53;

    static Map<JobStatus, Fingerprint> of(Chunk chunk, Vocabulary vocabulary) {
        Map<JobStatus, Fingerprint> all = new HashMap<>();
        for (int row = 0; row < chunk.size(); row++) {
            JobStatus status = vocabulary.status(chunk.status(row));
            Fingerprint before = all.getOrDefault(status, NONE);
            long micros = chunk.micros(row) == JobEntry.UNKNOWN_TIME ? 0 : chunk.micros(row);
            all.put(
                    status,
                    new Fingerprint(
                            before.jobs + 1,
                            Math.floorMod(before.micros + micros, MODULUS),
                            before.queued + (Float.isNaN(chunk.queue(row)) ? 0 : 1),
                            before.ran + (Float.isNaN(chunk.run(row)) ? 0 : 1)));
        }
        return all;
    }
}
