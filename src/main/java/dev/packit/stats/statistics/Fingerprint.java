package dev.packit.stats.statistics;

import dev.packit.stats.job.Outcome;

/**
 * What tells, without reading all of it, whether a chunk is as the database has it.
 *
 * @param micros the sum of the times submitted, modulo 2⁵³
 * @param running how many are waiting or running
 */
record Fingerprint(long jobs, long micros, long running) {

    private static final long MODULUS = 1L << 53;

    static Fingerprint of(Chunk chunk, Vocabulary vocabulary) {
        long micros = 0;
        long running = 0;
        for (int row = 0; row < chunk.size(); row++) {
            if (chunk.micros(row) != Fact.UNKNOWN_TIME) {
                micros = Math.floorMod(micros + chunk.micros(row), MODULUS);
            }
            if (vocabulary.status(chunk.status(row)).outcome() == Outcome.RUNNING) {
                running++;
            }
        }
        return new Fingerprint(chunk.size(), micros, running);
    }
}
