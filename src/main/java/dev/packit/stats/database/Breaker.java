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

    /** Whether there is a connection, and the server answers, although perhaps not to what has been asked. */
    boolean isAnswering() {
        return connections.any() && System.nanoTime() - answeredAt < 2 * ASK;
    }

    private boolean isOutage(Throwable failure) {
        Fault fault = Fault.of(failure);
        return failure instanceof Silence || (fault == Fault.UNREACHABLE || fault == Fault.BUSY) && !connections.any();
    }

    private void look() {
        long now = System.nanoTime();
        try {
            if (now - grownAt > GROW) {
                grownAt = now;
                connections.grow();
            }
            if (isOpen()) {
                if (now - askedAt >= TRY) {
                    askedAt = now;
                    tryAgain();
                }
            } else if (now - askedAt >= ASK && waitingSince.values().stream().anyMatch(since -> now - since > USUAL)) {
                askedAt = now;
                connections.hosts().forEach(this::ask);
            }
        } catch (RuntimeException unexpected) {
            LOG.error("Cannot check the database", unexpected);
        }
    }

    private void ask(HostSpec host) {
        boolean isOnlyHost = !connections.hasSeveralHosts();
        if (connections.answers(host)) {
            answeredAt = System.nanoTime();
        } else if (isOnlyHost && answeredAt - askedAt > 0) {
            LOG.debugf("%s is busy: it has answered queries, but no new connection", host);
        } else {
            if (isOnlyHost) {
                open(host);
            }
            connections.drop(host);
        }
    }

    private void open(HostSpec host) {
        try {
            guard.get(
                    () -> {
                        throw new Silence(host);
                    },
                    Void.class);
        } catch (Silence | CircuitBreakerOpenException expected) {
            LOG.debug("Opened", expected);
        }
    }

    private void tryAgain() {
        try {
            connections.open();
            CircuitBreakerMaintenance.get().reset(NAME);
        } catch (SQLException stillAway) {
            LOG.debug("The database is still unavailable", stillAway);
        }
    }

    /** The only host does not answer. */
    private static final class Silence extends PersistenceException {

        private static final long serialVersionUID = 1;

        Silence(HostSpec host) {
            super(host + " does not answer");
        }
    }
}
