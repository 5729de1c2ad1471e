package dev.packit.stats.push;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an instance that passes pushes on identifies each of them, so that it can send one again without it being counted twice.
 *
 * @param relay identifies the process that passes pushes on
 * @param number increases with each push of that process, which sends the next one only after this one was answered or given up
 */
record Relayed(String relay, long number) {

    /** The name of the HTTP header. */
    static final String HEADER = "Packit-Push-Number";

    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,18})");

    /**
     * @param header the value of the HTTP header; null if there is none
     * @throws Refused if it is malformed
     */
    static @Nullable Relayed of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher parts = TEXT.matcher(header);
        if (!parts.matches()) {
            throw Refused.bad("%s must be an identifier and a number, not %s.", HEADER, Refused.quoted(header));
        }
        return new Relayed(parts.group(1), Long.parseLong(parts.group(2)));
    }

    String header() {
        return relay + " " + number;
    }
}
