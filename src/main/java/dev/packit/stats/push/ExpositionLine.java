package dev.packit.stats.push;

/** One line of the text format, parsed from left to right. Error messages begin with its place in the push. */
final class ExpositionLine {

    private final String place;
    private final String text;
    private int at;

    /** @param place such as {@code Line 3} */
    ExpositionLine(String place, String text) {
        this.place = place;
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean isAt(char character) {
        return !isAtEnd() && text.charAt(at) == character;
    }

    ExpositionLine skipBlanks() {
        while (!isAtEnd() && isBlank(text.charAt(at))) {
            at++;
        }
        return this;
    }

    /** @return whether the character was there */
    boolean skip(char character) {
        boolean there = isAt(character);
        at += there ? 1 : 0;
        return there;
    }

    /** Returns the text up to the next blank. */
    String word() {
        return upTo(" \t");
    }

    /** Returns the text up to the next blank or one of the characters. */
    String wordBefore(String characters) {
        return upTo(" \t" + characters);
    }

    /** Returns the rest of the line as an unescaped help text. */
    String help() {
        StringBuilder read = new StringBuilder();
        while (!isAtEnd()) {
            read.append(character(false));
        }
        return read.toString();
    }

    /** Returns a quoted label value, unescaped. */
    String quoted() {
        if (!skip('"')) {
            throw bad("a label value must begin with a quote, not with %s", Refused.quoted(rest()));
        }
        StringBuilder read = new StringBuilder();
        while (!isAt('"')) {
            if (isAtEnd()) {
                throw bad("a label value has no closing quote");
            }
            read.append(character(true));
        }
        at++;
        return read.toString();
    }

    String rest() {
        return text.substring(at);
    }

    Refused bad(String problem, Object... arguments) {
        return Refused.bad("%s: %s.", place, problem.formatted(arguments));
    }

    private char character(boolean inQuotes) {
        char character = text.charAt(at++);
        if (character != '\\') {
            return character;
        }
        char escaped = isAtEnd() ? 0 : text.charAt(at++);
        if (escaped == '\\' || inQuotes && escaped == '"') {
            return escaped;
        }
        if (escaped == 'n') {
            return '\n';
        }
        throw bad("“\\%s” is not a valid escape sequence", escaped == 0 ? "" : escaped);
    }

    private String upTo(String characters) {
        int start = at;
        while (!isAtEnd() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }
}
