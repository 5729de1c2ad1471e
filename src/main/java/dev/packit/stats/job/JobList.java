package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.paging.Page;
import java.util.Set;

/** A list of jobs of one kind as a page: the filter that made it, and where it goes on. */
public record JobList(JobKind kind, FilterForm form, Page<Job> page) {

    static JobList of(JobKind kind, JobFilter filter, Page<Job> page) {
        Set<String> words = kind.source().statuses().outcomes().keySet();
        FilterForm form = new FilterForm(
                kind.listPath(),
                kind.words().plural(),
                filter,
                kind.source().hasTarget(),
                words.isEmpty() ? null : words);
        return new JobList(kind, form, page);
    }

    public String title() {
        return form.about(kind.words().plural());
    }
}
