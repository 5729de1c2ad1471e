package dev.packit.stats.web.request;

import jakarta.ws.rs.core.Response;

/** Thrown for a request that has waited too long to be answered, behind many others. */
public final class Overloaded extends TryLater {

    private static final int RETRY_AFTER_SECONDS = 5;

    Overloaded() {
        super("too many requests at the same time", Response.Status.SERVICE_UNAVAILABLE, RETRY_AFTER_SECONDS);
    }
}
