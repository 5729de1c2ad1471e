package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.web.Link;

/**
 * The jobs of the same kind, target and package for the same trigger.
 *
 * @param previous the one before; null where there is none near
 * @param next the one after; null where there is none near
 * @param lastGood the last one before that succeeded; null where there is none near
 */
public record Neighbours(Job previous, Job next, Job lastGood) {

    static final Neighbours NONE = new Neighbours(null, null, null);

    /** The address of a job's page; null for null. */
    static Link url(Job job) {
        return job == null ? null : job.url();
    }

    public boolean isEmpty() {
        return previous == null && next == null && lastGood == null;
    }
}
