package dev.packit.stats.web.request;

import jakarta.ws.rs.core.Response;

/** Thrown for a request that is not answered now, but may be if the client repeats it later. */
public abstract sealed class TryLater extends RuntimeException permits Overloaded, TooManyRequests {

    private final transient Response.Status status;
    private final long seconds;

    /** @param seconds after how long the client may repeat it */
    TryLater(String message, Response.Status status, long seconds) {
        super(message, null, false, false);
        this.status = status;
        this.seconds = seconds;
    }

    public Response.Status status() {
        return status;
    }

    public long seconds() {
        return seconds;
    }
}
