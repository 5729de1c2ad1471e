package dev.packit.stats.push;

import dev.packit.stats.push.PushReceiver.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The pushed metrics in memory, and the file with the same content. If the disk fails or another process has locked the file,
 * opening it is retried later.
 */
abstract class PushedOnDisk extends PushedState implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PushedMetrics.class);

    static final String UNAVAILABLE = "Pushes cannot be accepted at the moment: %s.";

    private static final String UNWRITABLE = "they cannot be written to disk";

    static final String STOPPING = "the application is stopping";

    private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Path folder;
    final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable PushStore store;
    private volatile @Nullable String problem;
    private boolean isFailing;
    private boolean isClosed;
    private long triedAt = System.nanoTime() - TRY_AGAIN_NANOS;

    PushedOnDisk(Path folder) {
        this.folder = folder;
    }

    /** Why nothing can be added; null if it can. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Opens the file, unless it is open already or another thread is working on it. */
    void open() {
        if (store == null && writing.tryLock()) {
            try {
                tryOpen();
            } finally {
                writing.unlock();
            }
        }
    }

    final PushStore opened() {
        tryOpen();
        PushStore open = store;
        if (open == null) {
            throw new Refused(Result.UNAVAILABLE, UNAVAILABLE.formatted(problem));
        }
        return open;
    }

    private void tryOpen() {
        if (store != null || isClosed || System.nanoTime() - triedAt < TRY_AGAIN_NANOS) {
            return;
        }
        triedAt = System.nanoTime();
        try {
            PushStore opened = PushStore.open(folder);
            if (!isFailing) {
                take(opened);
            }
            if (isFailing
                    || opened.isReadOnly()
                    || opened.families().isEmpty() && !holdings.families().isEmpty()) {
                // If the file became corrupt while this was running, memory holds the only copy.
                rewrite(opened);
            }
            store = opened;
            problem = null;
        } catch (IOException | RuntimeException failure) {
            String found = Objects.requireNonNullElse(
                    failure.getMessage(), failure.getClass().getSimpleName());
            if (problem == null) {
                LOG.errorf("Pushes to %s cannot be accepted: %s", folder, found);
            }
            problem = found;
        }
    }

    private void rewrite(PushStore opened) throws IOException {
        try {
            opened.keep(numbers);
            opened.save(List.copyOf(holdings.families().values()), last);
            isFailing = false;
        } catch (RuntimeException failure) {
            isFailing = true;
            opened.close();
            throw new IOException(UNWRITABLE, failure);
        }
    }

    final void write(PushStore open, Runnable writes) {
        try {
            writes.run();
        } catch (RuntimeException failure) {
            if (!isFailing) {
                LOG.errorf("Pushed metrics cannot be written to %s, so pushes are refused: %s", folder, failure);
            }
            isFailing = true;
            problem = UNWRITABLE;
            open.close();
            store = null;
            throw new Refused(Result.UNAVAILABLE, UNAVAILABLE.formatted(problem));
        }
    }

    /** Closes and unlocks the file. From then on, nothing is accepted. */
    @Override
    public void close() {
        writing.lock();
        try {
            isClosed = true;
            problem = STOPPING;
            if (store != null) {
                store.close();
                store = null;
            }
        } finally {
            writing.unlock();
        }
    }
}
