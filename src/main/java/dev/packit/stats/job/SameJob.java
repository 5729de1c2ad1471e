package dev.packit.stats.job;

import dev.packit.stats.packit.Outcome;

/**
 * Another job of the same identity in the same project, or the job itself.
 *
 * @param pipeline the first that refers to it
 * @param micros when it was submitted, in microseconds since 1970 UTC
 * @param sameTrigger whether it is for the same pull request, branch, release etc.
 * @param queue seconds from submission to start; NaN if unknown
 * @param run seconds from start to end; NaN if unknown
 */
record SameJob(int id, int pipeline, long micros, Outcome outcome, boolean sameTrigger, float queue, float run) {

    /** Whether it succeeded or failed. */
    boolean isDecided() {
        return outcome == Outcome.SUCCESS || outcome == Outcome.FAILED;
    }
}
