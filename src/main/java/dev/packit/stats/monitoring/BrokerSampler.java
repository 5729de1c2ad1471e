package dev.packit.stats.monitoring;

import dev.packit.stats.celery.Broker;
import dev.packit.stats.celery.BrokerSample;
import dev.packit.stats.celery.BrokerSample.Queue;
import dev.packit.stats.celery.BrokerSample.Redis;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exports Redis with the metric names of redis_exporter and Celery's queues with those of celery-exporter. */
@ApplicationScoped
class BrokerSampler {

    @Inject
    Samplers samplers;

    @Inject
    Broker broker;

    @Inject
    PrometheusMeterRegistry registry;

    private volatile boolean up;
    private volatile @Nullable BrokerSample sample;
    private SampledGauge instance;
    private SampledGauge keys;
    private SampledGauge lengths;
    private SampledGauge oldest;
    private SampledGauge unacked;

    @Scheduled(every = "${packit.monitoring.redis:15s}", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void sample() {
        if (broker.isConfigured()) {
            up = samplers.run("redis", () -> sample = broker.sample());
            if (!up) {
                sample = null;
            }
            tell(sample);
        }
    }

    @PostConstruct
    void register() {
        instance =
                samplers.gauge("redis_instance_info", "Version of Redis, and what it evicts when its memory is full");
        keys = samplers.gauge("redis_db_keys", "Keys per Redis database");
        lengths = samplers.gauge("celery_queue_length", "Messages waiting in the queue for a worker");
        oldest = samplers.gauge(
                "packit_celery_queue_oldest_age_seconds",
                "How long the oldest message not yet taken by a worker has been waiting; 0 if none is waiting");
        unacked = samplers.gauge(
                "packit_celery_unacked", "Messages that are due and taken by a worker but not yet acknowledged");
        if (!broker.isConfigured()) {
            return;
        }
        Gauge.builder("redis_up", this, sampler -> sampler.up ? 1 : 0)
                .description("Whether Redis responded to the last request (1) or not (0)")
                .register(registry);
        Gauge.builder("packit_redis_refusals", this, BrokerSampler::refusals)
                .description("Number of operations (login or reads) that Redis denies this application")
                .register(registry);
        info("redis_memory_used_bytes", "Memory allocated by Redis", Redis::memoryUsed);
        info("redis_memory_max_bytes", "Memory that Redis may allocate; 0 means no limit", Redis::memoryMax);
        info("redis_connected_clients", "Client connections to Redis", Redis::connectedClients);
        info("redis_max_clients", "Clients that may be connected to Redis", Redis::maxClients);
        count(
                "redis_rejected_connections",
                "Connections rejected by Redis because of its limit on clients",
                Redis::rejectedConnections);
        count("redis_evicted_keys", "Keys evicted by Redis because it ran out of memory", Redis::evictedKeys);
        Gauge.builder("packit_celery_unacked_oldest_age_seconds", this, BrokerSampler::oldest)
                .description("Time since the oldest unacknowledged message was taken or became due; 0 if there is none")
                .register(registry);
    }

    private double oldest() {
        BrokerSample last = sample;
        if (last == null || last.later() == null) {
            return Double.NaN;
        }
        return Objects.requireNonNullElse(last.oldestUnackedSeconds(), 0.0);
    }

    private double refusals() {
        BrokerSample last = sample;
        if (last == null) {
            return broker.rejectsLogin() ? 1 : Double.NaN;
        }
        return last.refused().size();
    }

    private void info(String name, String description, Function<Redis, @Nullable Long> value) {
        Gauge.builder(name, this, sampler -> sampler.of(value))
                .description(description)
                .register(registry);
    }

    private void count(String name, String description, Function<Redis, @Nullable Long> value) {
        FunctionCounter.builder(name, this, sampler -> sampler.of(value))
                .description(description)
                .register(registry);
    }

    private double of(Function<Redis, @Nullable Long> value) {
        BrokerSample last = sample;
        Long known = last == null || last.redis() == null ? null : value.apply(last.redis());
        return known == null ? Double.NaN : known;
    }

    /** Reports nothing that is not known now. */
    private void tell(@Nullable BrokerSample taken) {
        instance.report(
                taken == null ? List.of() : Stream.ofNullable(taken.redis()).toList(),
                redis -> Tags.of(
                        "redis_version",
                        Objects.requireNonNullElse(redis.version(), ""),
                        "maxmemory_policy",
                        Objects.requireNonNullElse(redis.policy(), "")),
                redis -> 1);
        Map<String, Long> databases = taken == null || taken.redis() == null
                ? Map.of()
                : taken.redis().keys();
        keys.report(databases.entrySet(), database -> Tags.of("db", database.getKey()), Map.Entry::getValue);
        List<Queue> queues = taken == null ? List.of() : taken.queues();
        report(lengths, queues, Queue::length);
        report(oldest, queues, Queue::oldestSeconds);
        report(unacked, queues, Queue::unacked);
    }

    private static void report(
            SampledGauge gauge, List<Queue> queues, Function<Queue, ? extends @Nullable Number> value) {
        gauge.report(
                queues.stream().filter(queue -> value.apply(queue) != null).toList(),
                BrokerSampler::labels,
                queue -> Objects.requireNonNull(value.apply(queue)).doubleValue());
    }

    private static Tags labels(Queue queue) {
        return Tags.of("queue_name", queue.name());
    }
}
