package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.paging.Slice;
import java.util.Map;
import java.util.Set;

/** A list of jobs of one kind as a page: the filter that made it, and where it goes on. */
public record JobList(JobKind kind, JobFilter filter, Page<Job> page) {

    /** @param query what the links to other pages of the same list keep */
    JobList(JobKind kind, JobFilter filter, Map<String, String> query, Slice<Job> slice) {
        this(kind, filter, Page.of(slice, kind.listPath(), query));
    }

    public FilterForm form() {
        Set<String> words = kind.source().statuses().outcomes().keySet();
        return new FilterForm(
                kind.listPath(),
                kind.words().plural(),
                filter,
                kind.source().hasTarget(),
                words.isEmpty() ? null : words);
    }

    public String title() {
        return form().about(kind.words().plural());
    }
}
