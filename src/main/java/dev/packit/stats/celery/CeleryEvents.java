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
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Listens to Celery's events and reconnects whenever the connection is lost. */
@ApplicationScoped
public class CeleryEvents {

    private static final Logger LOG = Logger.getLogger(CeleryEvents.class);

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toMillis();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toMillis();

    /** How long a worker's events wait for the sender's. */
    private static final long EARLY = Duration.ofSeconds(2).toMillis();

    @Inject
    CeleryConfig config;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    Vertx vertx;

    @Inject
    Workers workers;

    @Inject
    Tasks tasks;

    @Inject
    RunningTasks running;

    @Inject
    Event<TaskEvent> happened;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.redis.tcp.read-idle-timeout")
    Duration idle;

    private final EarlyEvents early = new EarlyEvents();
    private final LongAdder connects = new LongAdder();
    private final LongAdder ofTasks = new LongAdder();
    private final LongAdder ofWorkers = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final AtomicLong pause = new AtomicLong(FIRST_PAUSE);
    private volatile @Nullable Instant heard;
    private volatile boolean silent;
    private volatile boolean warned;
    private volatile long connectedAt;
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
                if (isIdle()) {
                    warnOfSilence(pattern);
                    connect();
                } else {
                    reconnect("the connection was lost");
                }
            }
        };
        redis.pubsub(String.class)
                .subscribeToPatterns(List.of(pattern), this::receive, onEnd, failure -> onEnd.run())
                .subscribe()
                .with(this::connected, failure -> {
                    if (lost.compareAndSet(false, true)) {
                        reconnect(Objects.requireNonNullElse(
                                failure.getMessage(), failure.getClass().getSimpleName()));
                    }
                });
    }

    /**
     * Whether the connection was closed because nothing was received for so long. It may be broken, or no worker is running: then
     * one could be starting, so there is no pause in which its events would be lost.
     */
    private boolean isIdle() {
        return !stopping && silent && System.nanoTime() - connectedAt >= idle.toNanos() / 2;
    }

    private void warnOfSilence(String pattern) {
        if (!warned) {
            warned = true;
            LOG.warnf(
                    "No Celery event received on %s for %d s: either no worker is running or the Redis user may not read the"
                            + " channel",
                    pattern, idle.toSeconds());
        }
    }

    private boolean isAll() {
        return config.events() == Listening.ALL;
    }

    private void connected(ReactiveRedisSubscriber subscriber) {
        connects.increment();
        running.forget();
        silent = true;
        connectedAt = System.nanoTime();
        pause.set(FIRST_PAUSE);
        LOG.logf(
                warned ? Logger.Level.DEBUG : Logger.Level.INFO,
                "Listening to Celery events of %s",
                isAll() ? "tasks and workers" : "workers");
    }

    private void reconnect(String why) {
        if (!stopping) {
            long after = pause.getAndUpdate(before -> Math.min(2 * before, LONGEST_PAUSE));
            LOG.warnf("Not receiving Celery events: %s; reconnecting in %d ms", why, after);
            vertx.setTimer(after, timer -> connect());
        }
    }

    /** Must not throw, since that would end the subscription. */
    private void receive(String channel, String message) {
        silent = false;
        warned = false;
        try {
            CeleryEvent.in(message).forEach(this::arrived);
        } catch (IOException strange) {
            unreadable.increment();
            LOG.debugf("Unreadable message on %s: %s", channel, strange.getMessage());
        }
    }

    private void arrived(CeleryEvent event) {
        heard = clock.instant();
        String task = event.uuid();
        TaskEvent.State state = TaskEvent.State.ofType(event.type());
        boolean isSent = state == TaskEvent.State.SENT;
        if (state != null && task != null && !isSent && holdBack(task, event)) {
            return;
        }
        take(event);
        if (isSent && task != null) {
            early.release(task).forEach(this::take);
        }
    }

    private boolean holdBack(String task, CeleryEvent event) {
        boolean isHeld = early.isHeld(task);
        if (!isHeld && !tasks.isNew(task) || !early.hold(task, event)) {
            return false;
        }
        if (!isHeld) {
            vertx.setTimer(EARLY, timer -> early.release(task).forEach(this::take));
        }
        return true;
    }

    private void take(CeleryEvent event) {
        TaskEvent.State state = TaskEvent.State.ofType(event.type());
        if (state != null) {
            ofTasks.increment();
            TaskEvent change = tasks.take(state, event);
            if (event.uuid() != null) {
                running.take(state, event.uuid(), change.name());
            }
            happened.fire(change);
        } else if (event.type().startsWith("worker-") && event.hostname() != null) {
            ofWorkers.increment();
            workers.take(event);
        } else {
            unreadable.increment();
        }
    }

    /** Whether this application is configured to listen to events. */
    public boolean isListening() {
        return config.broker().isPresent() && config.events() != Listening.OFF;
    }

    /** Number of connections since startup. More than one means that events may have been lost in between. */
    public long connects() {
        return connects.sum();
    }

    public long ofTasks() {
        return ofTasks.sum();
    }

    public long ofWorkers() {
        return ofWorkers.sum();
    }

    /** Number of messages that are not events in JSON, and of events of unknown types. */
    public long unreadable() {
        return unreadable.sum();
    }

    /** When the last event was received; null before the first one. */
    public @Nullable Instant heard() {
        return heard;
    }
}
