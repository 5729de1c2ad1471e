package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Repeats a query that failed for a reason that may be gone the next time, which is safe because all queries only read. The
 * reader does not notice a connection that broke, or a server that was restarted.
 */
@ApplicationScoped
class Attempts {

    private static final int MOST_CONFLICTS = 4;
    private static final int SHORTEST_PAUSE = 20;
    private static final int LONGEST_PAUSE = 80;

    @Inject
    Breaker breaker;

    @Inject
    Connections connections;

    @Inject
    DatabaseConfig config;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int mostConnections;

    /** @throws PersistenceException the last failure, if repeating it is of no use or takes too long */
    <T> List<T> read(Supplier<List<T>> query) {
        return breaker.read(() -> repeat(query));
    }

    /** Repeats a query in another database, whose absence says nothing about ours. */
    <T> List<T> readElsewhere(Supplier<List<T>> query) {
        for (int attempt = 1; ; attempt++) {
            try {
                return query.get();
            } catch (PersistenceException failure) {
                boolean isWorthwhile = switch (Fault.of(failure)) {
                    case CLOSED, LOST, CONFLICT -> attempt < MOST_CONFLICTS;
                    default -> false;
                };
                if (!isWorthwhile) {
                    throw failure;
                }
                pause();
            }
        }
    }

    private <T> List<T> repeat(Supplier<List<T>> query) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            long begun = System.nanoTime();
            try {
                return query.get();
            } catch (PersistenceException failure) {
                long now = System.nanoTime();
                Fault fault = Fault.of(failure);
                if (breaker.isOpen() || !isWorthwhile(fault, attempt, now - begun, now - start)) {
                    throw failure;
                }
                if (fault == Fault.UNREACHABLE) {
                    connections.stopGrowing();
                }
                if (fault != Fault.CLOSED && fault != Fault.LOST) {
                    pause();
                }
            }
        }
    }

    private boolean isWorthwhile(Fault fault, int attempt, long took, long elapsed) {
        long patience = config.patience().toNanos();
        long patienceInQueue = config.patienceInQueue().toNanos();
        return switch (fault) {
            // costs nothing, and the pool may hold no others
            case CLOSED -> attempt <= mostConnections;
            // while there is time for another attempt that takes as long
            case LOST -> attempt == 1 || elapsed + took < patience;
            case CONFLICT -> attempt < MOST_CONFLICTS;
            case UNREACHABLE -> elapsed + took < (connections.any() ? patienceInQueue : patience);
            case BUSY -> breaker.isAnswering() && elapsed < patienceInQueue;
            default -> false;
        };
    }

    /** Of random length, so that those who wait do not all come back at once. */
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
