package dev.packit.stats.statistics;

/**
 * What became of some jobs, in shares. Failures, which are the change's, and errors, which are the infrastructure's, are
 * never added up.
 */
record Rates(long successes, long failures, long errors) {

    /** {@code success / (success + failed)}, 0 to 1; null where nothing was decided. */
    Double success() {
        return share(successes, successes + failures);
    }

    /** {@code error / (success + failed + error)}, 0 to 1; null where nothing was decided. */
    Double error() {
        return share(errors, ended());
    }

    /** {@code failed / (success + failed + error)}, 0 to 1; null where nothing was decided. */
    Double failure() {
        return share(failures, ended());
    }

    long ended() {
        return successes + failures + errors;
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
