package dev.packit.stats.celery;

import java.time.Instant;
import java.util.List;

/**
 * The broker at one time.
 *
 * @param at UTC
 * @param oldestUnackedSeconds since when the oldest message that is due has been with a worker; null where there is none
 * @param later messages that a worker holds until their time comes ({@code eta}), which {@link Queue#unacked} leaves out
 */
public record BrokerSample(Instant at, RedisInfo redis, List<Queue> queues, Double oldestUnackedSeconds, long later) {

    /**
     * @param length messages that no worker has taken yet, of every priority
     * @param unacked messages that a worker has taken and has not acknowledged
     */
    public record Queue(String name, long length, long unacked) {}

    public long waiting() {
        return queues.stream().mapToLong(Queue::length).sum();
    }
}
