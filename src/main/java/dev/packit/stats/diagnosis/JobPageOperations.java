package dev.packit.stats.diagnosis;

import dev.packit.stats.job.FilterParameters;
import dev.packit.stats.job.JobKeys;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the address of one job. */
@Singleton
class JobPageOperations implements Operations {

    @Override
    public Group group() {
        return Group.JOBS;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of(
                        "getJob",
                        "/jobs/{kind}/{id}",
                        "One job",
                        "A job with everything that only its kind has, the jobs that it is related to, why it did not succeed, whose fault"
                                + " that is, and how to retry it.")
                .at(FilterParameters.JOB)
                .answers(JobPage.class)
                .example("/jobs/copr/3013"));
    }

    @Override
    public List<NamedType> types() {
        return List.of(new NamedType(JobPage.class, "JobDetail", JobKeys.all()));
    }
}
