package dev.packit.stats.celery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.list.ListCommands;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Knows since when the next message of each queue has been waiting. A message does not contain when it was sent: that is known
 * from the event of its sender or, if that was missed, at least since when the message has been seen.
 */
@Singleton
class QueueHeads {

    /** Suffixes of a queue's lists, one list per priority. The list of the highest priority has no suffix. */
    static final List<String> PRIORITIES = List.of("", "\u0006\u00163", "\u0006\u00166", "\u0006\u00169");

    private final Tasks tasks;
    private final ObjectMapper mapper;
    private final Map<String, Head> heads = new HashMap<>();

    @Inject
    QueueHeads(Tasks tasks, ObjectMapper mapper) {
        this.tasks = tasks;
        this.mapper = mapper;
    }

    /** @param text of the message, by which it is recognized */
    private record Head(String text, Instant seen) {}

    /** Returns for how many seconds the oldest message of all priorities has been waiting; 0 if none is. */
    synchronized double oldestSeconds(String queue, ListCommands<String, String> lists, Instant now) {
        return PRIORITIES.stream()
                .map(priority -> waitingSince(queue, queue + priority, lists, now))
                .filter(Objects::nonNull)
                .mapToDouble(since -> Math.max(0, Duration.between(since, now).toMillis() / 1_000.0))
                .max()
                .orElse(0);
    }

    /** Kombu adds messages on the left and takes them from the right. */
    private @Nullable Instant waitingSince(String queue, String list, ListCommands<String, String> lists, Instant now) {
        String text = lists.lindex(list, -1);
        if (text == null) {
            heads.remove(list);
            return null;
        }
        Head before = heads.get(list);
        Head head = before != null && before.text.equals(text) ? before : new Head(text, now);
        heads.put(list, head);
        Message message = Message.waiting(text, queue, mapper);
        Instant sent = tasks.waitingSince(message);
        tasks.learn(message);
        return sent == null ? head.seen : sent;
    }
}
