package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.Link;
import java.util.List;

/** A kind of job with its newest. */
public record NewestJobs(JobKind kind, List<Job> newest) {

    /** The list of all of this kind. */
    public Link url() {
        return new Link(kind.listPath());
    }
}
