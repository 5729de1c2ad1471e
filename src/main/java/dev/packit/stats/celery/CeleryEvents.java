package dev.packit.stats.celery;

import dev.packit.stats.celery.CeleryConfig.Listening;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands.ReactiveRedisSubscriber;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** Listens to what Celery publishes, and connects again whenever that ends. */
@ApplicationScoped
public class CeleryEvents {

    private static final Logger LOG = Logger.getLogger(CeleryEvents.class);

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toMillis();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toMillis();

    @Inject
    CeleryConfig config;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    Vertx vertx;

    @Inject
    Workers workers;

    @Inject
    Event<TaskEvent> happened;

    @Inject
    Clock clock;

    private final Tasks tasks = new Tasks();
    private final LongAdder connects = new LongAdder();
    private final LongAdder ofTasks = new LongAdder();
    private final LongAdder ofWorkers = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final AtomicLong pause = new AtomicLong(FIRST_PAUSE);
    private volatile Instant heard;
    private volatile boolean silent;
    private volatile boolean connected;
    private volatile boolean stopping;

    void start(@Observes StartupEvent start) {
        if (config.broker().isPresent() && config.events() != Listening.OFF) {
            connect();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    private void connect() {
        String pattern = "/%d.celeryev/%s".formatted(config.database(), isAll() ? "*" : "worker.*");
        AtomicBoolean lost = new AtomicBoolean();
        Runnable onEnd = () -> {
            if (lost.compareAndSet(false, true)) {
                reconnect(
                        silent
                                ? "nothing came on " + pattern + ": no worker runs, or this user may not read it"
                                : "the connection has ended");
            }
        };
        redis.pubsub(String.class)
                .subscribeToPatterns(List.of(pattern), this::receive, onEnd, failure -> onEnd.run())
                .subscribe()
                .with(this::connected, failure -> {
                    if (lost.compareAndSet(false, true)) {
                        reconnect(failure.getMessage());
                    }
                });
    }

    private boolean isAll() {
        return config.events() == Listening.ALL;
    }

    private void connected(ReactiveRedisSubscriber subscriber) {
        connects.increment();
        connected = true;
        silent = true;
        pause.set(FIRST_PAUSE);
        LOG.infof("Listening to Celery's events of %s", isAll() ? "tasks and workers" : "workers");
    }

    private void reconnect(String why) {
        connected = false;
        if (!stopping) {
            long after = pause.getAndUpdate(before -> Math.min(2 * before, LONGEST_PAUSE));
            LOG.warnf("Celery's events are not heard: %s; trying again in %d ms", why, after);
            vertx.setTimer(after, timer -> connect());
        }
    }

    /** Whatever comes, the next message is wanted, too. */
    private void receive(String channel, String message) {
        silent = false;
        try {
            Envelope.events(message).forEach(this::take);
        } catch (IOException strange) {
            unreadable.increment();
            LOG.debugf("On %s: %s", channel, strange.getMessage());
        }
    }

    private void take(CeleryEvent event) {
        heard = clock.instant();
        TaskEvent.State state = TaskEvent.State.ofType(event.type());
        if (state != null) {
            ofTasks.increment();
            happened.fire(tasks.take(state, event));
        } else if (event.type().startsWith("worker-") && event.hostname() != null) {
            ofWorkers.increment();
            workers.take(event);
        } else {
            unreadable.increment();
        }
    }

    /** Whether workers are listened to here. */
    public boolean isListening() {
        return config.broker().isPresent() && config.events() != Listening.OFF;
    }

    public boolean isConnected() {
        return connected;
    }

    /** How often a connection was made since the start: more than once tells of losses. */
    public long connects() {
        return connects.sum();
    }

    public long ofTasks() {
        return ofTasks.sum();
    }

    public long ofWorkers() {
        return ofWorkers.sum();
    }

    /** Messages that are no events in JSON, and events of kinds that Celery does not have. */
    public long unreadable() {
        return unreadable.sum();
    }

    /** When the last event came, UTC; null before the first. */
    public Instant heard() {
        return heard;
    }
}
