package dev.packit.stats.web.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each client. The number of clients is bounded; one that has not asked for long starts anew. */
final class ClientBudgets {

    /** About 300 bytes each. */
    private static final int MOST_CLIENTS = 20_000;

    private final Bandwidth bandwidth;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /**
     * @param perMinute how many requests a client may send per minute in the long run
     * @param burst how many at once
     */
    ClientBudgets(int perMinute, int burst, TimeMeter time) {
        this.bandwidth = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perMinute, Duration.ofMinutes(1))
                .build();
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(Duration.ofMinutes(1).multipliedBy(burst).dividedBy(perMinute))
                .build();
    }

    /** Takes a token. Returns zero, or how long the client has to wait for the next one. */
    Duration take(String client) {
        Bucket bucket = buckets.get(
                client,
                first -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(bandwidth)
                        .build());
        return Duration.ofNanos(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    long clients() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
