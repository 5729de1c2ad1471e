package dev.packit.stats.monitoring;

import dev.packit.stats.mirror.JobProgress;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.objective.Deadlines;
import dev.packit.stats.objective.Objective;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.statistics.LiveJobs;
import dev.packit.stats.statistics.LiveJobs.Unfinished;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exports metrics from Packit's tables, at low cardinality: by kind of job, status and forge, never by project. */
@ApplicationScoped
class JobsSampler {

    static final String EVENTS = "packit_slo_events";

    static final String EVENTS_DESCRIPTION =
            "Events that count towards an objective, once decided: good if on time, else bad";

    /** In seconds: from the duration of a typical SRPM build to beyond Packit's deadline of 12 hours. */
    private static final double[] BUCKETS = {
        15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400
    };

    @Inject
    Samplers samplers;

    @Inject
    LiveJobs live;

    @Inject
    Deadlines deadlines;

    @Inject
    ProjectDirectory directory;

    @Inject
    CountedUntil counted;

    @Inject
    Exemplars exemplars;

    @Inject
    MonitoringConfig config;

    @Inject
    PrometheusMeterRegistry registry;

    @Inject
    Clock clock;

    private SampledGauge jobs;
    private SampledGauge overdue;
    private SampledGauge oldest;
    private SampledGauge projects;
    private volatile @Nullable Instant evaluatedUntil;

    /** What ended before this was counted by an earlier process that did not save all that it had counted. */
    private @Nullable Instant countedBefore;

    @PostConstruct
    void register() {
        CountedUntil.End end = counted.read();
        if (end != null) {
            evaluatedUntil = end.at();
            countedBefore = end.isClean() ? null : end.at();
        }
        jobs = samplers.gauge(
                "packit_jobs", "Jobs that are waiting or running, except for those unfinished for more than a week");
        overdue = samplers.gauge(
                "packit_jobs_overdue",
                "Jobs that have been unfinished for more than 12 hours, but not more than a week");
        oldest = samplers.gauge(
                "packit_jobs_oldest_unfinished_seconds",
                "Age of the oldest job that is waiting or running, except for those unfinished for more than a week");
        projects = samplers.gauge("packit_projects", "Projects in Packit's database");
        for (Objective objective : Objective.ofJobs()) {
            List.of("good", "bad").forEach(outcome -> events(objective, outcome));
        }
        if (!config.jobs().equals("off")) {
            Arrays.stream(JobKind.values()).forEach(this::registerProgress);
        }
    }

    /** From zero, so that no increase is missed. */
    private void registerProgress(JobKind kind) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.RUNNING && kind.source().hasStatus()) {
                finished(kind.slug(), outcome);
            }
        }
        if (kind.source().isTimed()) {
            queue(kind.slug());
            duration(kind.slug());
        }
    }

    @Scheduled(every = "${packit.monitoring.jobs:15s}", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void sample() {
        samplers.run("jobs", () -> {
            if (live.asOf() == null) {
                throw new IllegalStateException("job counts are still loading");
            }
            sampleUnfinished();
            Map<String, Long> byForge = directory.all().stream()
                    .collect(Collectors.groupingBy(entry -> entry.project().forge(), Collectors.counting()));
            projects.report(byForge.entrySet(), forge -> Tags.of("forge", forge.getKey()), Map.Entry::getValue);
            evaluateObjectives();
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        if (evaluatedUntil != null) {
            counted.stop(evaluatedUntil);
        }
    }

    private void sampleUnfinished() {
        List<Unfinished> unfinished = live.unfinished();
        jobs.report(unfinished, of -> Tags.of("kind", of.kind().slug(), "status", of.status()), Unfinished::count);
        byKind(
                overdue,
                kind -> of(kind, unfinished).mapToLong(Unfinished::overdue).sum());
        byKind(
                oldest,
                kind -> of(kind, unfinished)
                        .mapToDouble(of -> Math.max(
                                0,
                                Duration.between(of.oldest(), clock.instant()).toSeconds()))
                        .max()
                        .orElse(0));
    }

    private static void byKind(SampledGauge gauge, ToDoubleFunction<JobKind> value) {
        gauge.report(List.of(JobKind.values()), kind -> Tags.of("kind", kind.slug()), value);
    }

    private static Stream<Unfinished> of(JobKind kind, List<Unfinished> unfinished) {
        return unfinished.stream().filter(of -> of.kind() == kind);
    }

    /** Counts each job once, when its deadline has passed, at the latest when this application runs again. */
    private void evaluateObjectives() {
        Instant now = clock.instant();
        if (evaluatedUntil != null) {
            for (Objective objective : Objective.ofJobs()) {
                Deadlines.Passed passed = deadlines.passed(objective.kinds(), evaluatedUntil, now);
                events(objective, "good").increment(passed.good());
                events(objective, "bad").increment(passed.bad());
            }
        }
        evaluatedUntil = now;
        counted.write(now);
    }

    private Counter events(Objective objective, String outcome) {
        return Counter.builder(EVENTS)
                .description(EVENTS_DESCRIPTION)
                .tags("slo", objective.slo(), "outcome", outcome)
                .register(registry);
    }

    void progressed(@Observes JobProgress progress) {
        if (config.jobs().equals("off") || wasCounted(progress)) {
            return;
        }
        String kind = progress.kind().slug();
        if (progress.finished() != null) {
            finished(kind, progress.finished()).increment();
        }
        if (progress.queueSeconds() != null) {
            observe(queue(kind), progress.queueSeconds(), progress);
        }
        if (progress.runSeconds() != null) {
            observe(duration(kind), progress.runSeconds(), progress);
        }
    }

    private void observe(DistributionSummary histogram, double seconds, JobProgress progress) {
        histogram.record(seconds);
        exemplars.add(histogram, BUCKETS, seconds, progress.kind(), progress.id());
    }

    /** What has no time is counted, since the saved copy of the jobs did not have it. */
    private boolean wasCounted(JobProgress progress) {
        return countedBefore != null
                && progress.ended() != null
                && progress.ended().isBefore(countedBefore);
    }

    private Counter finished(String kind, Outcome outcome) {
        return Counter.builder("packit_jobs_finished")
                .description("Jobs that finished since this application first started")
                .tags("kind", kind, "outcome", outcome.word())
                .register(registry);
    }

    private DistributionSummary queue(String kind) {
        return seconds("packit_job_queue_seconds", "Time from submission to start of a job", kind);
    }

    private DistributionSummary duration(String kind) {
        return seconds("packit_job_duration_seconds", "Time from start to end of a job", kind);
    }

    private DistributionSummary seconds(String name, String description, String kind) {
        return DistributionSummary.builder(name)
                .description(description)
                .tag("kind", kind)
                .serviceLevelObjectives(Arrays.copyOf(BUCKETS, BUCKETS.length))
                .register(registry);
    }
}
