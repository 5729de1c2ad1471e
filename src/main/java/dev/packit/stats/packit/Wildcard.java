package dev.packit.stats.packit;

import java.util.regex.Pattern;

/** A pattern in which {@code *} matches any text, including the empty one. Matching takes linear time. */
public final class Wildcard {

    private static final Pattern ANY = Pattern.compile("\\*+");

    private final String text;
    private final String[] parts;

    public Wildcard(String text) {
        this.text = text;
        parts = ANY.split(text, -1);
    }

    public boolean matches(String target) {
        if (parts.length == 1) {
            return target.equals(text);
        }
        if (!target.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = target.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return target.length() - last.length() >= at && target.endsWith(last);
    }
}
