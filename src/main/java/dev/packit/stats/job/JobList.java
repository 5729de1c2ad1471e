package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import java.util.List;

/** A list of jobs of one kind, with its filter and its page. */
public record JobList(JobKind kind, FilterForm form, Page<Job> page) {

    static JobList of(JobKind kind, JobFilter filter, Keyset keyset, Page<Job> page) {
        String noun = kind.words().pluralTitle();
        return new JobList(kind, new FilterForm(kind.listPath(), noun, filter, List.of(kind), keyset.query()), page);
    }

    public String title() {
        return form.about(kind.words().pluralTitle());
    }
}
