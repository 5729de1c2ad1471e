package dev.packit.stats.web.request;

import java.time.Duration;

/** Thrown for a client that asks more often than it may. Becomes a 429. */
public class TooManyRequests extends RuntimeException {

    private final long seconds;

    /** @param seconds how long the client has to wait */
    private TooManyRequests(long seconds) {
        super("too many requests", null, false, false);
        this.seconds = seconds;
    }

    static TooManyRequests after(Duration wait) {
        return new TooManyRequests(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    public long seconds() {
        return seconds;
    }
}
