package dev.packit.stats;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what happens in the background, with enough patience for a machine that is busy with something else. */
public final class Eventually {

    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int PAUSE_MS = 50;

    private Eventually() {}

    /** Tries until no assertion fails; then, or when patience is at its end, returns or fails as the last try did. */
    public static void holds(ThrowingCallable assertions) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertions.call();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                pause();
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
