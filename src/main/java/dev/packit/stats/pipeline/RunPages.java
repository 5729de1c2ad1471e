package dev.packit.stats.pipeline;

import dev.packit.stats.job.Expectation;
import dev.packit.stats.job.Expectations;
import dev.packit.stats.packit.Job;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Missing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what a run's page says. */
@ApplicationScoped
public class RunPages {

    @Inject
    Pipelines pipelines;

    @Inject
    LastGoodRun lastGood;

    @Inject
    Expectations expectations;

    /**
     * @param id of any of its rows
     * @throws Missing if there is no such run
     */
    public RunPage of(long id) {
        Pipeline run = run(id);
        return new RunPage(run, lastGood.before(run), expected(run));
    }

    Pipeline run(long id) {
        Pipeline found = pipelines.find(id);
        if (found == null) {
            throw new Missing("There is no run with the id %d.".formatted(id), "all runs", new Link("/pipeline"));
        }
        return found;
    }

    private RunPage.@Nullable Expected expected(Pipeline run) {
        List<RunPage.Expected> all = new ArrayList<>();
        for (Job job : run.currentJobs()) {
            Expectation expectation = expectations.of(job);
            if (expectation != null) {
                all.add(new RunPage.Expected(job, expectation));
            } else if (job.isRunning()) {
                return null;
            }
        }
        return all.stream()
                .max(Comparator.comparing(expected -> expected.expectation().by()))
                .orElse(null);
    }
}
