package dev.packit.stats.push;

import dev.packit.stats.push.PushReceiver.Result;

/** Thrown for a push that is rejected and has changed nothing. The message is a sentence for the client. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Maximum number of characters quoted from a push in a message. */
    private static final int LONGEST_QUOTE = 60;

    private final Result result;
    private final String sentence;

    Refused(Result result, String sentence) {
        // No stack trace, because the error is in the request, not in this application.
        super(sentence, null, false, false);
        this.result = result;
        this.sentence = sentence;
    }

    static Refused bad(String message, Object... arguments) {
        return new Refused(Result.BAD, message.formatted(arguments));
    }

    static Refused full(String message, Object... arguments) {
        return new Refused(Result.FULL, message.formatted(arguments));
    }

    Result result() {
        return result;
    }

    String sentence() {
        return sentence;
    }

    static String quoted(String text) {
        return text.length() > LONGEST_QUOTE ? "“" + text.substring(0, LONGEST_QUOTE) + "…”" : "“" + text + "”";
    }
}
