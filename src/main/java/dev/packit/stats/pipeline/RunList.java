package dev.packit.stats.pipeline;

import dev.packit.stats.job.FilterForm;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import java.util.List;

/** A list of runs, with its filter and its page. */
record RunList(FilterForm form, Page<Pipeline> page) {

    static final String PATH = "/pipeline";

    static RunList of(JobFilter filter, Keyset keyset, Page<Pipeline> page) {
        List<JobKind> all = List.of(JobKind.values());
        return new RunList(new FilterForm(PATH, "Runs", filter, all, keyset.query()), page);
    }

    public boolean isUnfinished() {
        return page.items().stream().anyMatch(Pipeline::isUnfinished);
    }

    public String title() {
        return form.about("Runs");
    }
}
