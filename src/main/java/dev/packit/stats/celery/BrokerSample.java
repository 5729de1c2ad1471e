package dev.packit.stats.celery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the broker at one time.
 *
 * @param at UTC
 * @param oldestUnackedSeconds time since the oldest unacknowledged message that is due was taken; null if there is none
 * @param later number of messages that workers hold until their {@code eta}; they are not counted in {@link Queue#unacked}
 */
public record BrokerSample(
        Instant at,
        RedisInfo redis,
        List<Queue> queues,
        @Nullable Double oldestUnackedSeconds,
        long later) {

    /**
     * @param length number of messages of all priorities that no worker has taken yet
     * @param unacked number of messages that a worker has taken but not yet acknowledged
     */
    public record Queue(String name, long length, long unacked) {}

    public long waiting() {
        return queues.stream().mapToLong(Queue::length).sum();
    }
}
