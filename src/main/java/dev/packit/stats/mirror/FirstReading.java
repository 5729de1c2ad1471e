package dev.packit.stats.mirror;

import dev.packit.stats.database.StillLoading;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The first reading of something that takes long. It happens in the background, and nobody waits for it once it has taken longer
 * than a reader would wait.
 */
final class FirstReading {

    private static final long ALMOST = 99;

    private final Runnable read;
    private final Executor background;
    private final Duration patience;

    private volatile @Nullable CompletableFuture<Void> underWay;
    private volatile long deadline;
    private volatile @Nullable Integer percent;

    /**
     * @param read reads everything, or throws why it cannot
     * @param patience for how long it is waited for, from when it begins
     */
    FirstReading(Runnable read, Executor background, Duration patience) {
        this.read = read;
        this.background = background;
        this.patience = patience;
    }

    /** Starts to read, unless that has been done and has not failed. */
    synchronized CompletableFuture<Void> begin() {
        if (underWay == null || underWay.isCompletedExceptionally()) {
            underWay = CompletableFuture.runAsync(read, background);
            deadline = System.nanoTime() + patience.toNanos();
        }
        return underWay;
    }

    /** Says how far it has come. The highest id is that of the beginning. */
    void hasReached(long id, long highest) {
        percent = (int) Math.min(ALMOST, 100 * id / Math.max(1, highest));
    }

    /** How much has been read; null unless something is being read, or if that is not known. */
    @Nullable
    Integer percent() {
        CompletableFuture<Void> reading = underWay;
        return reading == null || reading.isDone() ? null : percent;
    }

    /** @throws StillLoading if it takes too long */
    void require() {
        if (!isDone()) {
            throw new StillLoading(percent);
        }
    }

    /**
     * Starts to read if necessary, and waits briefly.
     *
     * @return whether everything has been read
     * @throws RuntimeException why it could not be read
     */
    boolean isDone() {
        CompletableFuture<Void> reading = begin();
        try {
            reading.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | CancellationException failure) {
            throw failure.getCause() instanceof RuntimeException why ? why : new IllegalStateException(failure);
        }
    }
}
