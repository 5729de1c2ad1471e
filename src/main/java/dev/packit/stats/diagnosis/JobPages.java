package dev.packit.stats.diagnosis;

import dev.packit.stats.job.Expectations;
import dev.packit.stats.job.JobDetail;
import dev.packit.stats.job.JobDetails;
import dev.packit.stats.job.LogText;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.FailureContexts;
import dev.packit.stats.web.answer.Missing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Puts together what a job's page says. */
@ApplicationScoped
public class JobPages {

    @Inject
    JobDetails details;

    @Inject
    FailureContexts failures;

    @Inject
    Expectations expectations;

    /** @throws Missing if there is no such job */
    public JobPage of(JobKind kind, long id) {
        JobDetail detail = details.of(kind, id);
        Map<String, LogText> logs = detail.logs();
        return new JobPage(detail, logs, detail.why(logs), failures.blame(detail), expectations.of(detail.job()));
    }
}
