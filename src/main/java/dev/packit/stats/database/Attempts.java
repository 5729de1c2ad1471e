package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Repeats a query that failed for a reason that may be gone the next time, which is safe because all queries only read. The
 * reader does not notice a connection that broke, or a server that was restarted.
 */
@ApplicationScoped
class Attempts {

    /** The time in which a server is usually restarted, and short enough for a reader to wait for the answer that it is not. */
    private static final long PATIENCE = Duration.ofMillis(1_400).toNanos();

    /** The time in which one of the pool's connections is usually returned, while the server has no others to give. */
    private static final long PATIENCE_IN_QUEUE = Duration.ofSeconds(4).toNanos();

    private static final int MOST_CONFLICTS = 4;
    private static final int SHORTEST_PAUSE = 20;
    private static final int LONGEST_PAUSE = 80;

    @Inject
    Breaker breaker;

    @Inject
    Connections connections;

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
                    case LOST, CONFLICT -> attempt < MOST_CONFLICTS;
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
                if (fault != Fault.LOST) {
                    pause();
                }
            }
        }
    }

    private boolean isWorthwhile(Fault fault, int attempt, long took, long elapsed) {
        return switch (fault) {
            // while there is time for another attempt that takes as long; the pool may hold more connections that are
            // dead
            case LOST -> attempt == 1 || elapsed + took < PATIENCE;
            case CONFLICT -> attempt < MOST_CONFLICTS;
            case UNREACHABLE -> elapsed + took < (connections.any() ? PATIENCE_IN_QUEUE : PATIENCE);
            case BUSY -> breaker.isAnswering() && elapsed < PATIENCE_IN_QUEUE;
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
