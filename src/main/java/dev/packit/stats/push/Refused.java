package dev.packit.stats.push;

/** A push that is not taken, and has changed nothing. The message is a sentence for whoever pushed. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Of what is quoted from a push. */
    private static final int LONGEST_QUOTE = 60;

    private final PushResult result;

    Refused(PushResult result, String message) {
        // Not worth a stack trace: the fault is in what was sent.
        super(message, null, false, false);
        this.result = result;
    }

    static Refused bad(String message, Object... arguments) {
        return new Refused(PushResult.BAD, message.formatted(arguments));
    }

    static Refused full(String message, Object... arguments) {
        return new Refused(PushResult.FULL, message.formatted(arguments));
    }

    PushResult result() {
        return result;
    }

    static String quoted(String text) {
        return text.length() > LONGEST_QUOTE ? "“" + text.substring(0, LONGEST_QUOTE) + "…”" : "“" + text + "”";
    }
}
