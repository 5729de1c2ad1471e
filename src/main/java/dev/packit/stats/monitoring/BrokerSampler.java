package dev.packit.stats.monitoring;

import dev.packit.stats.celery.Broker;
import dev.packit.stats.celery.BrokerSample;
import dev.packit.stats.celery.BrokerSample.Queue;
import dev.packit.stats.celery.RedisInfo;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exports Redis with the metric names of redis_exporter and Celery's queues with those of celery-exporter. */
@ApplicationScoped
class BrokerSampler {

    @Inject
    Samplers samplers;

    @Inject
    Broker broker;

    @Inject
    MeterRegistry registry;

    private volatile boolean up;
    private volatile @Nullable BrokerSample sample;
    private @Nullable Gauges gauges;

    private record Gauges(MultiGauge keys, MultiGauge lengths, MultiGauge unacked) {}

    @Scheduled(every = "${packit.monitoring.redis:15s}", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void sample() {
        if (!broker.isConfigured()) {
            return;
        }
        Gauges registered = gauges();
        samplers.run("redis", () -> {
            boolean answered = false;
            try {
                tell(broker.sample(), registered);
                answered = true;
            } finally {
                up = answered;
            }
        });
    }

    private synchronized Gauges gauges() {
        if (gauges == null) {
            gauges = register();
        }
        return gauges;
    }

    private Gauges register() {
        Gauge.builder("redis_up", this, sampler -> sampler.up ? 1 : 0)
                .description("Whether Redis responded to the last request (1) or not (0)")
                .register(registry);
        info("redis_memory_used_bytes", "Memory allocated by Redis", RedisInfo::memoryUsed);
        info("redis_memory_max_bytes", "Memory that Redis may allocate; 0 means no limit", RedisInfo::memoryMax);
        info("redis_connected_clients", "Client connections to Redis", RedisInfo::connectedClients);
        FunctionCounter.builder("redis_evicted_keys", this, sampler -> sampler.of(RedisInfo::evictedKeys))
                .description("Keys evicted by Redis because it ran out of memory")
                .register(registry);
        Gauge.builder(
                        "packit_celery_unacked_oldest_age_seconds",
                        this,
                        sampler -> sampler.sample == null || sampler.sample.oldestUnackedSeconds() == null
                                ? 0
                                : sampler.sample.oldestUnackedSeconds())
                .description(
                        "Time since the oldest unacknowledged message that is due was taken by a worker; 0 if there is none")
                .register(registry);
        return new Gauges(
                MultiGauge.builder("redis_db_keys")
                        .description("Keys per Redis database")
                        .register(registry),
                MultiGauge.builder("celery_queue_length")
                        .description("Messages waiting in the queue for a worker")
                        .register(registry),
                MultiGauge.builder("packit_celery_unacked")
                        .description("Messages that are due and taken by a worker but not yet acknowledged")
                        .register(registry));
    }

    private void info(String name, String description, ToDoubleFunction<RedisInfo> value) {
        Gauge.builder(name, this, sampler -> sampler.of(value))
                .description(description)
                .register(registry);
    }

    private double of(ToDoubleFunction<RedisInfo> value) {
        return sample == null ? Double.NaN : value.applyAsDouble(sample.redis());
    }

    private void tell(BrokerSample taken, Gauges gauges) {
        sample = taken;
        gauges.keys.register(
                taken.redis().keys().entrySet().stream()
                        .map(database -> Row.of(Tags.of("db", database.getKey()), database.getValue()))
                        .collect(Collectors.toList()),
                true);
        gauges.lengths.register(rows(taken.queues(), Queue::length), true);
        gauges.unacked.register(rows(taken.queues(), Queue::unacked), true);
    }

    private static List<Row<?>> rows(List<Queue> queues, ToDoubleFunction<Queue> value) {
        return queues.stream()
                .map(queue -> Row.of(Tags.of("queue_name", queue.name()), value.applyAsDouble(queue)))
                .collect(Collectors.toList());
    }
}
