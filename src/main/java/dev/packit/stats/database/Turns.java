package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets only a few requests be expensive at the same time. Others wait briefly, in the order of their arrival. */
@ApplicationScoped
class Turns {

    /** Half of the threads that Quarkus has for requests, so that those that wait leave enough for all others. */
    private static final int MOST_WAITING = 100;

    private final Semaphore free;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Duration patience;

    @Inject
    Turns(ExpensiveConfig config) {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        free = new Semaphore(config.atOnce().orElse(half), true);
        patience = config.patience();
    }

    /** @throws TooBusy if it takes too long */
    void take() {
        take(patience);
    }

    /** @throws TooBusy if it takes longer than that, or too many others are waiting */
    void take(Duration longest) {
        if (!places.tryAcquire()) {
            throw new TooBusy();
        }
        try {
            if (free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        throw new TooBusy();
    }

    int free() {
        return free.availablePermits();
    }

    void giveBack() {
        free.release();
    }
}
