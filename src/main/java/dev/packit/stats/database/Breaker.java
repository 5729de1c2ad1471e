package dev.packit.stats.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.postgresql.util.HostSpec;

/**
 * The circuit breaker: once the database cannot be reached, queries fail at once. It is this class that asks whether the
 * database is back, so that no reader has to wait for the answer. It also notices hosts that have fallen silent.
 */
@Singleton
class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);
    private static final String NAME = "database";

    /** How often to look for queries that wait. */
    private static final long LOOK = Duration.ofMillis(100).toMillis();

    /** How long most queries take at most. */
    private static final long USUAL = Duration.ofMillis(250).toNanos();

    /** How often hosts are asked, while queries wait. */
    private static final long ASK = Duration.ofSeconds(1).toNanos();

    /** How often to let the pool grow again. */
    private static final long GROW = Duration.ofSeconds(5).toNanos();

    /** How often to try to connect, while the database is away. */
    private static final long TRY = Duration.ofMillis(500).toNanos();

    @Inject
    Connections connections;

    private final Map<Object, Long> waitingSince = new ConcurrentHashMap<>();

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "database-breaker");
        thread.setDaemon(true);
        return thread;
    });

    private final Guard guard = Guard.create()
            .withDescription(NAME)
            .withCircuitBreaker()
            .name(NAME)
            .requestVolumeThreshold(1)
            .failureRatio(1)
            // it is closed by us
            .delay(1, ChronoUnit.DAYS)
            .when(this::isOutage)
            .onStateChange(state ->
                    LOG.infof("The database is %s", state == CircuitBreakerState.CLOSED ? "available" : "unavailable"))
            .done()
            .build();

    private volatile boolean refused;
    private volatile long answeredAt = System.nanoTime() - ASK;

    // used only by the thread that looks
    private long askedAt = answeredAt;
    private long grownAt = answeredAt;

    void start(@Observes StartupEvent start) {
        looking.scheduleWithFixedDelay(this::look, LOOK, LOOK, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        looking.shutdownNow();
    }

    /** @throws PersistenceException at once, while the database cannot be reached */
    @SuppressWarnings("unchecked")
    <T> List<T> read(Supplier<List<T>> query) {
        Object waiting = new Object();
        waitingSince.put(waiting, System.nanoTime());
        try {
            List<T> rows = guard.get(query::get, List.class);
            answeredAt = System.nanoTime();
            refused = false;
            return rows;
        } catch (CircuitBreakerOpenException away) {
            throw new PersistenceException("The database is unavailable", away);
        } finally {
            waitingSince.remove(waiting);
        }
    }

    boolean isOpen() {
        return CircuitBreakerMaintenance.get().currentState(NAME) != CircuitBreakerState.CLOSED;
    }

    /** Whether a host has just answered, although perhaps not to what has been asked. */
    boolean isAnswering() {
        return System.nanoTime() - answeredAt < 2 * ASK;
    }

    /** Whether the server answers but rejects the login. */
    boolean isRefused() {
        return refused;
    }

    private boolean isOutage(Throwable failure) {
        boolean isOutage = failure instanceof Silence
                || !connections.any()
                        && switch (Fault.of(failure)) {
                            case UNREACHABLE -> true;
                            case BUSY -> !isAnswering();
                            default -> false;
                        };
        refused = isOutage && Fault.isRefusal(failure);
        return isOutage;
    }

    private void look() {
        long now = System.nanoTime();
        try {
            if (now - grownAt > GROW) {
                grownAt = now;
                connections.grow();
            }
            if (isOpen()) {
                if (connections.any()) {
                    // the pool has waited longer for its connection than readers do
                    close();
                } else if (now - askedAt >= TRY) {
                    askedAt = now;
                    tryAgain();
                }
            } else if (now - askedAt >= ASK && connections.wereAny() && isAnyWaiting(now)) {
                askedAt = now;
                ask();
            }
        } catch (RuntimeException unexpected) {
            LOG.error("Cannot check the database", unexpected);
        }
    }

    private boolean isAnyWaiting(long now) {
        return waitingSince.values().stream().anyMatch(since -> now - since > USUAL);
    }

    private void ask() {
        List<HostSpec> hosts = connections.hosts();
        List<HostSpec> silent =
                hosts.stream().filter(host -> !connections.answers(host)).toList();
        if (silent.size() < hosts.size()) {
            answeredAt = System.nanoTime();
        } else if (answeredAt - askedAt > 0) {
            LOG.debugf("%s are busy: they have answered queries, but no new connection", silent);
            return;
        } else {
            open(silent);
        }
        silent.forEach(connections::drop);
    }

    private void open(List<HostSpec> hosts) {
        try {
            guard.get(
                    () -> {
                        throw new Silence(hosts);
                    },
                    Void.class);
        } catch (Silence | CircuitBreakerOpenException expected) {
            LOG.debug("Opened", expected);
        }
    }

    private static void close() {
        CircuitBreakerMaintenance.get().reset(NAME);
    }

    private void tryAgain() {
        try {
            connections.open();
            close();
        } catch (SQLException stillAway) {
            refused = Fault.isRefusal(stillAway);
            LOG.debug("The database is still unavailable", stillAway);
        }
    }

    /** No host answers. */
    private static final class Silence extends PersistenceException {

        private static final long serialVersionUID = 1;

        Silence(List<HostSpec> hosts) {
            super(hosts + " do not answer");
        }
    }
}
