package dev.packit.stats.pipeline;

import dev.packit.stats.job.FilterForm;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.paging.Page;
import java.util.List;

/** A list of runs as a page: the filter that made it, and where it goes on. */
record PipelineList(FilterForm form, Page<Pipeline> page) {

    static final String PATH = "/pipeline";

    static PipelineList of(JobFilter filter, Page<Pipeline> page) {
        return new PipelineList(new FilterForm(PATH, "Runs", filter, List.of(JobKind.values())), page);
    }

    public boolean isUnfinished() {
        return page.items().stream().anyMatch(Pipeline::isUnfinished);
    }

    public String title() {
        return form.about("Runs");
    }
}
