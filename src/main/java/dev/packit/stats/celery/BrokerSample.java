package dev.packit.stats.celery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of the broker at one time.
 *
 * @param at UTC
 * @param oldestUnackedSeconds time since the oldest unacknowledged message that is due was taken or, if that was later, became
 *     due; null if there is none, or if Redis does not tell
 * @param redis null if Redis refuses to tell
 * @param refused what Redis refused to let this application read: keys, and {@code INFO}
 * @param later number of messages that workers hold until their {@code eta}; they are not counted in {@link Queue#unacked};
 *     null if Redis does not tell
 */
public record BrokerSample(
        Instant at,
        @Nullable Redis redis,
        List<Queue> queues,
        List<String> refused,
        @Nullable Double oldestUnackedSeconds,
        @Nullable Long later) {

    /**
     * @param length number of messages of all priorities that no worker has taken yet; null if Redis does not tell
     * @param unacked number of messages that a worker has taken but not yet acknowledged; null if Redis does not tell
     * @param oldestSeconds for how long the oldest message has been waiting that no worker has taken yet; 0 if there is none;
     *     null if Redis does not tell
     */
    public record Queue(
            String name,
            @Nullable Long length,
            @Nullable Long unacked,
            @Nullable Double oldestSeconds) {}

    /**
     * The result of the command {@code INFO}; null is what the server does not report, such as {@code maxclients} before Redis 7.
     *
     * @param version of Redis or Valkey
     * @param policy what is evicted when the memory is full, such as {@code volatile-lru}
     * @param memoryUsed in bytes
     * @param memoryMax in bytes; 0 if there is no limit
     * @param maxClients number of clients that may be connected
     * @param rejectedConnections since the server started, because too many clients were connected
     * @param evictedKeys since the server started
     * @param uptime in seconds
     * @param keys number of keys by database, such as {@code db0}
     */
    public record Redis(
            @Nullable String version,
            @Nullable String policy,
            @Nullable Long memoryUsed,
            @Nullable Long memoryMax,
            @Nullable Long connectedClients,
            @Nullable Long maxClients,
            @Nullable Long rejectedConnections,
            @Nullable Long evictedKeys,
            @Nullable Long uptime,
            Map<String, Long> keys) {

        private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

        private static final Pattern KEYS = Pattern.compile("keys=(\\d{1,18}),.*");

        static Redis of(String text) {
            Map<String, String> fields = text.lines()
                    .filter(line -> !line.startsWith("#") && line.contains(":"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(':')),
                            line -> line.substring(line.indexOf(':') + 1).strip(),
                            (first, second) -> second,
                            LinkedHashMap::new));
            return new Redis(
                    fields.containsKey("valkey_version") ? fields.get("valkey_version") : fields.get("redis_version"),
                    fields.get("maxmemory_policy"),
                    number(fields, "used_memory"),
                    number(fields, "maxmemory"),
                    number(fields, "connected_clients"),
                    number(fields, "maxclients"),
                    number(fields, "rejected_connections"),
                    number(fields, "evicted_keys"),
                    number(fields, "uptime_in_seconds"),
                    keys(fields));
        }

        private static @Nullable Long number(Map<String, String> fields, String name) {
            String value = fields.getOrDefault(name, "");
            return NUMBER.matcher(value).matches() ? Long.valueOf(value) : null;
        }

        private static Map<String, Long> keys(Map<String, String> fields) {
            Map<String, Long> keys = new TreeMap<>();
            fields.forEach((name, value) -> {
                Matcher matcher = KEYS.matcher(value);
                if (name.matches("db\\d+") && matcher.matches()) {
                    keys.put(name, Long.valueOf(matcher.group(1)));
                }
            });
            return keys;
        }
    }
}
