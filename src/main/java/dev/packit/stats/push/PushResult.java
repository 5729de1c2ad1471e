package dev.packit.stats.push;

import java.util.Locale;

/** What can become of a push. */
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

    /** HTTP's. */
    int status() {
        return status;
    }

    /** As a label has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
