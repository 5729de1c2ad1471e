package dev.packit.stats.mirror;

import java.util.HashMap;
import java.util.Map;

/**
 * What tells, without reading all of it, whether a chunk is as the database has it: of its jobs of one kind with one status.
 *
 * @param micros the sum of the times submitted, modulo 2⁵³
 * @param queued how many have a queue time
 * @param ran how many have a run time
 */
record Fingerprint(long jobs, long micros, long queued, long ran) {

    private static final Fingerprint NONE = new Fingerprint(0, 0, 0, 0);
    private static final long MODULUS = 1L << 53;

    static Map<Vocabulary.Status, Fingerprint> of(Chunk chunk, Vocabulary vocabulary) {
        Map<Vocabulary.Status, Fingerprint> all = new HashMap<>();
        for (int row = 0; row < chunk.size(); row++) {
            Vocabulary.Status status = vocabulary.status(chunk.status(row));
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
