package dev.packit.stats.web.request;

/** Thrown for a client that asks more often than it may. Becomes a 429. */
public class TooManyRequests extends RuntimeException {

    private final long seconds;

    /** @param seconds how long the client has to wait */
    TooManyRequests(long seconds) {
        super("too many requests", null, false, false);
        this.seconds = seconds;
    }

    public long seconds() {
        return seconds;
    }
}
