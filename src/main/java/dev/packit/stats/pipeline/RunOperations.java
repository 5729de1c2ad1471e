package dev.packit.stats.pipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packit.stats.job.FilterParameters;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import dev.packit.stats.web.paging.Page;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the addresses of runs. */
@Singleton
class RunOperations implements Operations {

    @Override
    public Group group() {
        return Group.RUNS;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.list(
                                "listRuns",
                                RunList.PATH,
                                "Runs",
                                "Everything that Packit did for one event and one package is a run. Runs that match the filter, newest"
                                        + " first, each with all its jobs.")
                        .takes(FilterParameters.of(JobFilter.LIST_PARAMETERS))
                        .answers(new TypeReference<Page<Pipeline>>() {}.getType())
                        .example("/pipeline?project=github.com/packit/ogr&limit=1"),
                Operation.of(
                                "getRun",
                                "/pipeline/{id}",
                                "One run",
                                "A run with all its jobs, by the id of any of its rows.")
                        .at(id("id"))
                        .answers(RunPage.class)
                        .example("/pipeline/10"),
                Operation.table(
                                "compareRuns",
                                "/pipeline/{a}" + Comparison.DOTS + "{b}",
                                "Two runs compared",
                                "Each job of either run with its outcome in both; those that changed come first.")
                        .at(id("a"), id("b"))
                        .answers(Comparison.class)
                        .example("/pipeline/10...13"));
    }

    private static ApiParameter id(String name) {
        return ApiParameter.number(name, "The id of any row of the run in Packit’s table `pipelines`.", 0, null);
    }

    @Override
    public List<NamedType> types() {
        return List.of(
                NamedType.of(Pipeline.class, "Run"),
                NamedType.of(RunPage.class, "RunDetail"),
                NamedType.of(RunPage.Expected.class, "ExpectedRun"),
                NamedType.of(CriticalPath.Step.class, "CriticalJob"));
    }
}
