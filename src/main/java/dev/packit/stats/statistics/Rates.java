package dev.packit.stats.statistics;

/**
 * Shares of outcomes. Failures, which are caused by the change, and errors, which are caused by the infrastructure, are
 * never combined.
 */
record Rates(long successes, long failures, long errors) {

    /** {@code success / (success + failed)}, 0 to 1; null if there are no such jobs. */
    Double success() {
        return share(successes, successes + failures);
    }

    /** {@code error / (success + failed + error)}, 0 to 1; null if there are no such jobs. */
    Double error() {
        return share(errors, ended());
    }

    /** {@code failed / (success + failed + error)}, 0 to 1; null if there are no such jobs. */
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
