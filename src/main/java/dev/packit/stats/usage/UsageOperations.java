package dev.packit.stats.usage;

import dev.packit.stats.job.FilterParameters;
import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the address of the usage. */
@Singleton
class UsageOperations implements Operations {

    @Override
    public Group group() {
        return Group.STATISTICS;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.table(
                        "getUsage",
                        UsagePage.PATH,
                        "Usage",
                        "Which projects use Packit, for which events and jobs, and since when.")
                .takes(FilterParameters.of(UsageResource.PICTURE_PARAMETERS))
                .takes(List.of(ApiParameter.number(
                        "top", "How many of the busiest projects to name.", 1, (long) UsagePage.ALL)))
                .answers(Usage.class)
                .example("/usage?period=month&top=1"));
    }

    @Override
    public List<NamedType> types() {
        return List.of(
                NamedType.of(Usage.OfForge.class, "UsageForge"),
                NamedType.of(Usage.JobsOfKind.class, "UsageJobs"),
                NamedType.of(Usage.Busy.class, "UsageProject"),
                NamedType.of(Usage.Part.class, "UsageStep"),
                NamedType.of(Usage.PartOfKind.class, "UsageStepOfKind"));
    }
}
