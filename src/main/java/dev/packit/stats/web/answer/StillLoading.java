package dev.packit.stats.web.answer;

import jakarta.ws.rs.ServiceUnavailableException;

/** Thrown because the data is still loading and incomplete data would be misleading. Becomes a 503. */
public class StillLoading extends ServiceUnavailableException {

    static final int RETRY_AFTER_SECONDS = 10;
}
