package dev.packit.stats.push;

import java.util.Locale;

/** The possible results of a push. */
enum PushResult {
    ACCEPTED(202),
    BAD(400),
    UNAUTHORIZED(401),
    TOO_LARGE(413),
    UNSUPPORTED(415),
    UNAVAILABLE(503),
    FULL(507);

    private final int status;

    PushResult(int status) {
        this.status = status;
    }

    /** The HTTP status code. */
    int status() {
        return status;
    }

    /** The value of the metric label {@code result}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
