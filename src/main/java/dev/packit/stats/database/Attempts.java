package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
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

    /** An attempt that breaks sooner has met a connection that was dead already; the pool may hold many of these. */
    private static final long AT_ONCE = Duration.ofMillis(100).toNanos();

    private static final int MOST_DEAD = 32;
    private static final int MOST_CONFLICTS = 4;
    private static final int SHORTEST_PAUSE = 20;
    private static final int LONGEST_PAUSE = 80;

    /** @throws PersistenceException the last failure, if repeating it is of no use or takes too long */
    <T> T read(Supplier<T> query) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            long begun = System.nanoTime();
            try {
                return query.get();
            } catch (PersistenceException failure) {
                long took = System.nanoTime() - begun;
                Fault fault = Fault.of(failure);
                boolean again = switch (fault) {
                    case LOST -> attempt == 1 || took < AT_ONCE && attempt < MOST_DEAD;
                    case CONFLICT -> attempt < MOST_CONFLICTS;
                    // unless the server is silent, which takes too long to try again
                    case UNREACHABLE -> took < AT_ONCE && System.nanoTime() - start < PATIENCE;
                    default -> false;
                };
                if (!again) {
                    throw failure;
                }
                if (fault != Fault.LOST) {
                    pause();
                }
            }
        }
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
