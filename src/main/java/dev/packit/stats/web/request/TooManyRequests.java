package dev.packit.stats.web.request;

import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Thrown for a client that asks more often than it may. */
public final class TooManyRequests extends TryLater {

    private TooManyRequests(long seconds) {
        super("too many requests", Response.Status.TOO_MANY_REQUESTS, seconds);
    }

    static TooManyRequests after(Duration wait) {
        return new TooManyRequests(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
