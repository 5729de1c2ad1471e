package dev.packit.stats.web.request;

/** Thrown for a request that has waited too long to be answered, behind many others. Becomes a 503. */
public class Overloaded extends RuntimeException {

    /** After how long the client may try again. */
    public static final int RETRY_AFTER_SECONDS = 5;

    Overloaded() {
        super("too many requests at the same time", null, false, false);
    }
}
