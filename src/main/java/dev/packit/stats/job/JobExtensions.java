package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** Which columns a table of jobs needs. Its rows may be of several kinds. */
@TemplateExtension
public class JobExtensions {

    /** Whether any of these kinds has targets, known or not. */
    static boolean haveTargets(List<Job> jobs) {
        return jobs.stream().anyMatch(job -> job.kind().source().hasTarget());
    }

    /** Whether any of these kinds records when its jobs start and end. */
    static boolean areTimed(List<Job> jobs) {
        return jobs.stream().anyMatch(job -> job.kind().source().isTimed());
    }
}
