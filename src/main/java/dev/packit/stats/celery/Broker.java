package dev.packit.stats.celery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.celery.BrokerSample.Queue;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.ScanArgs;
import io.quarkus.redis.datasource.hash.HashScanCursor;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Samples Celery's broker with read-only commands: {@code INFO}, {@code LLEN}, {@code HSCAN}, {@code HLEN} and
 * {@code ZRANGE}.
 *
 * @see <a href="https://github.com/celery/kombu/blob/main/kombu/transport/redis.py">kombu's Redis transport</a>
 */
@ApplicationScoped
public class Broker {

    private static final Logger LOG = Logger.getLogger(Broker.class);

    /** Maximum number of entries read from {@code unacked}, which holds complete and possibly large messages. */
    private static final int MOST_UNACKED = 10_000;

    /** Entries per {@code HSCAN}; all of them are in memory at once, in several copies. */
    private static final int AT_A_TIME = 5;

    /** Stands for all queues that are not configured, and for messages whose queue is unknown. */
    static final String OTHER = "other";

    /** Suffixes of a queue's lists, one list per priority. The list of the highest priority has no suffix. */
    private static final List<String> PRIORITIES = List.of("", "\u0006\u00163", "\u0006\u00166", "\u0006\u00169");

    /** How replies begin that concern one key alone. */
    private static final Pattern REFUSAL = Pattern.compile("WRONGTYPE|NOPERM");

    @Inject
    CeleryConfig config;

    @Inject
    RedisDataSource redis;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ReentrantLock sampling = new ReentrantLock();
    private volatile @Nullable BrokerSample last;
    private volatile @Nullable String failure;
    private volatile long triedAt;

    /** Whether a broker is configured. */
    public boolean isConfigured() {
        return config.broker().isPresent();
    }

    /** The last successful sample; null before the first one. */
    public @Nullable BrokerSample last() {
        return last;
    }

    /** Why the last attempt failed; null if it succeeded. */
    public @Nullable String failure() {
        return failure;
    }

    /** Takes a sample, unless the last attempt is younger than {@code age} or another thread is taking one. */
    public void refresh(Duration age) {
        boolean old = triedAt == 0 || System.nanoTime() - triedAt >= age.toNanos();
        if (isConfigured() && old && sampling.tryLock()) {
            try {
                sample();
            } catch (RuntimeException unreachable) {
                // reported by failure()
            } finally {
                sampling.unlock();
            }
        }
    }

    /** @throws RuntimeException if Redis does not respond */
    public BrokerSample sample() {
        try {
            BrokerSample sample = read();
            last = sample;
            failure = null;
            return sample;
        } catch (RuntimeException unreachable) {
            failure = unreachable instanceof TimeoutException
                    ? "Redis did not respond in time"
                    : Objects.requireNonNullElse(
                            unreachable.getMessage(), unreachable.getClass().getSimpleName());
            throw unreachable;
        } finally {
            triedAt = System.nanoTime();
        }
    }

    private BrokerSample read() {
        Instant now = clock.instant();
        BrokerSample.Redis info = BrokerSample.Redis.of(redis.execute("INFO").toString());
        Map<String, @Nullable Long> lengths = new LinkedHashMap<>();
        config.queues().forEach(queue -> lengths.put(queue, unlessRefused(queue, () -> length(queue))));
        Map<String, Unacked> unacked = unlessRefused("unacked", this::unacked);
        if (unacked == null) {
            List<Queue> queues = new ArrayList<>();
            lengths.forEach((name, length) -> queues.add(new Queue(name, length, null)));
            return new BrokerSample(now, info, queues, null, null);
        }
        Double oldest = unlessRefused("unacked_index", () -> oldest(unacked, now));
        long later =
                unacked.values().stream().filter(message -> !message.isDue(now)).count();
        return new BrokerSample(now, info, queues(lengths, taken(unacked, now)), oldest, later);
    }

    /**
     * Returns null if Redis refuses to read a key, because it has another type or the user may not read it. Whatever else
     * is wrong concerns all keys.
     */
    private <T> @Nullable T unlessRefused(String key, Supplier<@Nullable T> read) {
        try {
            T value = read.get();
            refused.remove(key);
            return value;
        } catch (RuntimeException failure) {
            if (Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                    .noneMatch(cause ->
                            REFUSAL.matcher(String.valueOf(cause.getMessage())).lookingAt())) {
                throw failure;
            }
            if (refused.add(key)) {
                LOG.warnf("Cannot read %s in Redis: %s", key, failure.getMessage());
            }
            return null;
        }
    }

    private long length(String queue) {
        return PRIORITIES.stream()
                .mapToLong(priority -> redis.list(String.class).llen(queue + priority))
                .sum();
    }

    /** The number of messages with workers by queue. */
    private Map<String, Long> taken(Map<String, Unacked> unacked, Instant now) {
        Map<String, Long> taken = new HashMap<>();
        unacked.values().stream()
                .filter(message -> message.isDue(now))
                .forEach(message -> taken.merge(queue(message), 1L, Long::sum));
        long unread = redis.hash(String.class).hlen("unacked") - unacked.size();
        if (unread > 0 && unacked.size() >= MOST_UNACKED) {
            taken.merge(OTHER, unread, Long::sum);
        }
        return taken;
    }

    private static List<Queue> queues(Map<String, @Nullable Long> lengths, Map<String, Long> taken) {
        List<Queue> queues = new ArrayList<>();
        lengths.forEach((name, length) -> queues.add(new Queue(name, length, taken.getOrDefault(name, 0L))));
        Long others = taken.get(OTHER);
        if (others != null) {
            queues.add(new Queue(OTHER, 0L, others));
        }
        return queues;
    }

    private String queue(Unacked message) {
        return message.queue() != null && config.queues().contains(message.queue()) ? message.queue() : OTHER;
    }

    private Map<String, Unacked> unacked() {
        Map<String, Unacked> unacked = new HashMap<>();
        HashScanCursor<String, String> cursor =
                redis.hash(String.class).hscan("unacked", new ScanArgs().count(AT_A_TIME));
        while (cursor.hasNext() && unacked.size() < MOST_UNACKED) {
            cursor.next().forEach((tag, message) -> unacked.put(tag, Unacked.of(message, mapper)));
        }
        return unacked;
    }

    /** The index holds the time at which each message was taken, oldest first. */
    private @Nullable Double oldest(Map<String, Unacked> unacked, Instant now) {
        return redis.sortedSet(String.class).zrangeWithScores("unacked_index", 0, MOST_UNACKED - 1).stream()
                .filter(entry -> {
                    Unacked message = unacked.get(entry.value());
                    return message != null && message.isDue(now) && Double.isFinite(entry.score());
                })
                .findFirst()
                .map(entry -> Math.max(0, now.toEpochMilli() / 1_000.0 - entry.score()))
                .orElse(null);
    }

    /**
     * A message that a worker has taken but not yet acknowledged. Kombu stores it in the hash {@code unacked} as
     * {@code [message, exchange, routing key]}.
     *
     * @param queue null if the message does not contain it
     * @param due when it may be processed; null if immediately
     */
    private record Unacked(@Nullable String queue, @Nullable Instant due) {

        private static final int ROUTING_KEY = 2;

        static Unacked of(String json, ObjectMapper mapper) {
            try {
                JsonNode entry = mapper.readTree(json);
                String queue = entry.path(ROUTING_KEY).asText("");
                return new Unacked(
                        queue.isEmpty() ? null : queue,
                        CeleryEvent.time(
                                entry.path(0).path("headers").path("eta").textValue()));
            } catch (JsonProcessingException unreadable) {
                return new Unacked(null, null);
            }
        }

        boolean isDue(Instant now) {
            return due == null || !due.isAfter(now);
        }
    }
}
