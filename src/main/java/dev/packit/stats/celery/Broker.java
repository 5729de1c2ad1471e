package dev.packit.stats.celery;

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
import java.util.Comparator;
import java.util.HashMap;
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
 * Samples Celery's broker with read-only commands: {@code INFO}, {@code LLEN}, {@code LINDEX}, {@code HSCAN},
 * {@code HLEN} and {@code ZRANGE}.
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

    /** How replies begin that concern one key or command alone, which may be disabled. */
    private static final Pattern REFUSAL = Pattern.compile("WRONGTYPE|NOPERM|MOVED|ERR unknown command");

    /** How replies begin that reject the login: of all versions of Redis, and of its protected mode. */
    private static final Pattern REJECTION =
            Pattern.compile("WRONGPASS|NOAUTH|DENIED|ERR (invalid password|AUTH|Client sent AUTH)");

    @Inject
    CeleryConfig config;

    @Inject
    RedisDataSource redis;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    @Inject
    QueueHeads heads;

    @Inject
    Tasks tasks;

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ReentrantLock sampling = new ReentrantLock();
    private volatile @Nullable BrokerSample last;
    private volatile @Nullable String failure;
    private volatile boolean rejected;
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

    /** Whether Redis responded to the last attempt, but rejected the login. */
    public boolean rejectsLogin() {
        return rejected;
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
            rejected = false;
            return sample;
        } catch (RuntimeException unreachable) {
            rejected = isCausedBy(unreachable, REJECTION);
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
        BrokerSample.Redis info = unlessRefused(
                "INFO", () -> BrokerSample.Redis.of(redis.execute("INFO").toString()));
        Map<String, Message> unacked = unlessRefused("unacked", this::unacked);
        if (unacked == null) {
            return new BrokerSample(now, info, queues(now, null), refused(), null, null);
        }
        unacked.values().forEach(tasks::learn);
        Double oldest = unlessRefused("unacked_index", () -> oldest(unacked, now));
        long later =
                unacked.values().stream().filter(message -> !message.isDue(now)).count();
        return new BrokerSample(now, info, queues(now, taken(unacked, now)), refused(), oldest, later);
    }

    private List<String> refused() {
        return refused.stream().sorted().toList();
    }

    /** @param taken the number of messages with workers by queue; null if it is not known */
    private List<Queue> queues(Instant now, @Nullable Map<String, Long> taken) {
        List<Queue> queues = new ArrayList<>();
        for (String name : config.queues()) {
            Long length = unlessRefused(name, () -> length(name));
            Double oldest = unlessRefused(
                    "messages of " + name, () -> heads.oldestSeconds(name, redis.list(String.class), now));
            queues.add(new Queue(name, length, taken == null ? null : taken.getOrDefault(name, 0L), oldest));
        }
        if (taken != null && taken.containsKey(OTHER)) {
            queues.add(new Queue(OTHER, 0L, taken.get(OTHER), null));
        }
        return queues;
    }

    /**
     * Returns null if Redis refuses to read a key, because it has another type, the user may not read it, or the command is
     * disabled. Whatever else is wrong concerns all keys.
     */
    private <T> @Nullable T unlessRefused(String key, Supplier<@Nullable T> read) {
        try {
            T value = read.get();
            refused.remove(key);
            return value;
        } catch (RuntimeException failure) {
            if (!isCausedBy(failure, REFUSAL)) {
                throw failure;
            }
            if (refused.add(key)) {
                LOG.warnf("Cannot read %s in Redis: %s", key, failure.getMessage());
            }
            return null;
        }
    }

    private static boolean isCausedBy(RuntimeException failure, Pattern reply) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause ->
                        reply.matcher(String.valueOf(cause.getMessage())).lookingAt());
    }

    private long length(String queue) {
        return QueueHeads.PRIORITIES.stream()
                .mapToLong(priority -> redis.list(String.class).llen(queue + priority))
                .sum();
    }

    /** The number of messages with workers by queue. */
    private Map<String, Long> taken(Map<String, Message> unacked, Instant now) {
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

    private String queue(Message message) {
        return message.queue() != null && config.queues().contains(message.queue()) ? message.queue() : OTHER;
    }

    private Map<String, Message> unacked() {
        Map<String, Message> unacked = new HashMap<>();
        HashScanCursor<String, String> cursor =
                redis.hash(String.class).hscan("unacked", new ScanArgs().count(AT_A_TIME));
        while (cursor.hasNext() && unacked.size() < MOST_UNACKED) {
            cursor.next().forEach((tag, message) -> unacked.put(tag, Message.unacked(message, mapper)));
        }
        return unacked;
    }

    /** The index holds the time at which each message was taken, which may have been long before it is due. */
    private @Nullable Double oldest(Map<String, Message> unacked, Instant now) {
        double seconds = now.toEpochMilli() / 1_000.0;
        return redis.sortedSet(String.class).zrangeWithScores("unacked_index", 0, MOST_UNACKED - 1).stream()
                .filter(entry -> Double.isFinite(entry.score()))
                .flatMap(entry -> Stream.ofNullable(unacked.get(entry.value()))
                        .filter(message -> message.isDue(now))
                        .map(message -> seconds - Math.max(entry.score(), message.dueSeconds())))
                .max(Comparator.naturalOrder())
                .map(age -> Math.max(0, age))
                .orElse(null);
    }
}
