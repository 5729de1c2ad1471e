package dev.packit.stats.monitoring;

import dev.packit.stats.celery.Broker;
import dev.packit.stats.celery.CeleryEvents;
import dev.packit.stats.celery.RunningTasks;
import dev.packit.stats.celery.TaskEvent;
import dev.packit.stats.celery.TaskEvent.State;
import dev.packit.stats.celery.Workers;
import dev.packit.stats.celery.Workers.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Exports what Celery's events report, with the metric names of celery-exporter. */
@ApplicationScoped
class CeleryMetrics {

    /**
     * In seconds. A bound at 15 shows whether the first-status objective can be met; messages of the rate-limited queue
     * expire after 3,600.
     */
    private static final double[] WAIT = {0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 900, 3_600};

    private static final double[] RUNTIME = {0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 900, 1_800};

    @Inject
    Samplers samplers;

    @Inject
    Broker broker;

    @Inject
    CeleryEvents events;

    @Inject
    Workers workers;

    @Inject
    RunningTasks running;

    @Inject
    PrometheusMeterRegistry registry;

    @Inject
    Clock clock;

    private SampledGauge up;
    private SampledGauge active;
    private SampledGauge overdue;
    private SampledGauge lastStart;
    private final Map<String, Instant> started = new ConcurrentHashMap<>();

    @Scheduled(every = "${packit.monitoring.celery:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void sample() {
        if (events.isListening()) {
            // while Redis does not respond, nothing is known of any worker
            List<Worker> known = broker.failure() == null ? workers.all() : List.of();
            up.report(known, CeleryMetrics::labels, worker -> worker.up() ? 1 : 0);
            active.report(known, CeleryMetrics::labels, Worker::active);
            overdue.report(running.overdue().entrySet(), task -> Tags.of("name", task.getKey()), Map.Entry::getValue);
            lastStart.report(
                    started.entrySet(),
                    queue -> Tags.of("queue_name", queue.getKey()),
                    queue -> queue.getValue().toEpochMilli() / 1_000.0);
        }
    }

    private static Tags labels(Worker worker) {
        return Tags.of("hostname", worker.hostname());
    }

    @PostConstruct
    void register() {
        up = samplers.gauge(
                "celery_worker_up",
                "Whether the worker sends heartbeats (1) or not (0); removed an hour after the last heartbeat");
        active = samplers.gauge("celery_worker_tasks_active", "Tasks being executed by the worker");
        overdue = samplers.gauge(
                "packit_celery_tasks_overdue",
                "Tasks that have started and not ended within their time limit; forgotten a day after their start");
        lastStart = samplers.gauge(
                "packit_celery_queue_last_start_timestamp_seconds",
                "Time when a task of the queue was last started, in seconds since 1970");
        if (!events.isListening()) {
            return;
        }
        heard("task", CeleryEvents::ofTasks);
        heard("worker", CeleryEvents::ofWorkers);
        heard("unreadable", CeleryEvents::unreadable);
        FunctionCounter.builder("packit_celery_event_connects", events, CeleryEvents::connects)
                .description("Connections opened to receive Celery events; more than one means that events were lost")
                .register(registry);
        Gauge.builder("packit_celery_last_event_age_seconds", this, CeleryMetrics::age)
                .description("Time since the last Celery event was received; NaN before the first one")
                .register(registry);
    }

    private void heard(String type, ToDoubleFunction<CeleryEvents> count) {
        FunctionCounter.builder("packit_celery_events", events, count)
                .description("Celery events received")
                .tag("type", type)
                .register(registry);
    }

    private double age() {
        return events.heard() == null
                ? Double.NaN
                : Math.max(0, Duration.between(events.heard(), clock.instant()).toMillis() / 1_000.0);
    }

    private static Tags labels(TaskEvent event) {
        Tags labels = Tags.of("name", event.name(), "queue_name", event.queue());
        if (event.hostname() != null) {
            labels = labels.and("hostname", event.hostname());
        }
        return event.exception() == null ? labels : labels.and("exception", event.exception());
    }

    void happened(@Observes TaskEvent event) {
        Counter.builder("celery_task_" + event.state().word())
                .description("Celery tasks that were " + event.state().word())
                .tags(labels(event))
                .register(registry)
                .increment();
        if (event.state() == State.STARTED) {
            started.put(event.queue(), clock.instant());
        }
        if (event.waitSeconds() != null) {
            record(
                    DistributionSummary.builder("celery_task_queue_wait_time")
                            .description("Time from when a task was sent or due until it started, in seconds")
                            .tag("queue_name", event.queue()),
                    WAIT,
                    event.waitSeconds());
        }
        if (event.runSeconds() != null) {
            record(
                    DistributionSummary.builder("celery_task_runtime")
                            .description("Run time of tasks that succeeded, in seconds")
                            .tags("name", event.name(), "queue_name", event.queue()),
                    RUNTIME,
                    event.runSeconds());
        }
    }

    private void record(DistributionSummary.Builder summary, double[] buckets, double seconds) {
        summary.serviceLevelObjectives(Arrays.copyOf(buckets, buckets.length))
                .register(registry)
                .record(seconds);
    }
}
