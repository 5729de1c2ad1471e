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
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exports metrics from Packit's tables, at low cardinality: by kind of job, status and forge, never by project. */
@ApplicationScoped
class JobsSampler {

    static final String EVENTS = "packit_slo_events";

    static final String EVENTS_DESCRIPTION =
            "Events that count towards an objective, once decided: good if on time, else bad";

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;

    /** In seconds: from the duration of a typical SRPM build to beyond Packit's deadline of 12 hours. */
    private static final double[] BUCKETS = {
        15,
        30,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        20 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        6 * HOUR,
        12 * HOUR,
        24 * HOUR
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
    MonitoringConfig config;

    @Inject
    MeterRegistry registry;

    @Inject
    Clock clock;

    private MultiGauge jobs;
    private MultiGauge overdue;
    private MultiGauge oldest;
    private MultiGauge projects;
    private @Nullable Instant evaluatedUntil;

    @PostConstruct
    void register() {
        jobs = MultiGauge.builder("packit_jobs")
                .description("Jobs submitted in the last week that are waiting or running")
                .register(registry);
        overdue = MultiGauge.builder("packit_jobs_overdue")
                .description("Unfinished jobs submitted in the last week, but more than 12 hours ago")
                .register(registry);
        oldest = MultiGauge.builder("packit_jobs_oldest_unfinished_seconds")
                .description("Age of the oldest unfinished job submitted in the last week")
                .register(registry);
        projects = MultiGauge.builder("packit_projects")
                .description("Projects in Packit's database")
                .register(registry);
        for (Objective objective : Objective.ofJobs()) {
            List.of("good", "bad").forEach(outcome -> events(objective, outcome));
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
            projects.register(
                    directory.all().stream()
                            .collect(Collectors.groupingBy(
                                    entry -> entry.project().forge(), Collectors.counting()))
                            .entrySet()
                            .stream()
                            .map(forge -> Row.of(Tags.of("forge", forge.getKey()), forge.getValue()))
                            .collect(Collectors.toList()),
                    true);
            evaluateObjectives();
        });
    }

    private void sampleUnfinished() {
        List<Unfinished> unfinished = live.unfinished();
        jobs.register(
                unfinished.stream()
                        .map(of -> Row.of(Tags.of("kind", of.kind().slug(), "status", of.status()), of.count()))
                        .collect(Collectors.toList()),
                true);
        List<Row<?>> overdueRows = new ArrayList<>();
        List<Row<?>> oldestRows = new ArrayList<>();
        for (JobKind kind : JobKind.values()) {
            List<Unfinished> ofKind =
                    unfinished.stream().filter(of -> of.kind() == kind).toList();
            overdueRows.add(Row.of(
                    Tags.of("kind", kind.slug()),
                    ofKind.stream().mapToLong(Unfinished::overdue).sum()));
            oldestRows.add(Row.of(
                    Tags.of("kind", kind.slug()),
                    ofKind.stream()
                            .mapToDouble(of -> Duration.between(of.oldest(), clock.instant())
                                    .toSeconds())
                            .max()
                            .orElse(0)));
        }
        overdue.register(overdueRows, true);
        oldest.register(oldestRows, true);
    }

    /** Counts each job once, when its deadline passes while this application is running. */
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
    }

    private Counter events(Objective objective, String outcome) {
        return Counter.builder(EVENTS)
                .description(EVENTS_DESCRIPTION)
                .tags("slo", objective.slo(), "outcome", outcome)
                .register(registry);
    }

    void progressed(@Observes JobProgress progress) {
        if (config.jobs().equals("off")) {
            return;
        }
        String kind = progress.kind().slug();
        if (progress.finished() != null) {
            finished(kind, progress.finished()).increment();
        }
        record("packit_job_queue_seconds", "Time from submission to start of a job", kind, progress.queueSeconds());
        record("packit_job_duration_seconds", "Time from start to end of a job", kind, progress.runSeconds());
    }

    private Counter finished(String kind, Outcome outcome) {
        return Counter.builder("packit_jobs_finished")
                .description("Jobs that finished while this application was running")
                .tags("kind", kind, "outcome", outcome.word())
                .register(registry);
    }

    private void record(String name, String description, String kind, @Nullable Double seconds) {
        if (seconds != null) {
            DistributionSummary.builder(name)
                    .description(description)
                    .tag("kind", kind)
                    .serviceLevelObjectives(Arrays.copyOf(BUCKETS, BUCKETS.length))
                    .register(registry)
                    .record(seconds);
        }
    }
}
