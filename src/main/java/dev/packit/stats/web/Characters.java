package dev.packit.stats.web;

/** Handles the characters that anybody can write into Packit's database, but that are not allowed everywhere. */
public final class Characters {

    /** Stands for a character that is not allowed. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final char DELETE = 0x7f;

    private static final char LAST_CONTROL = 0x9f;

    private Characters() {}

    /** Replaces what neither HTML nor XML allows: control characters other than white space, noncharacters, lone surrogates. */
    public static String printable(String text) {
        // A loop over a copy, because reading the characters of a string one by one takes several times as long.
        for (char each : text.toCharArray()) {
            if (!isSurelyAllowed(each)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** Whether a character is allowed regardless of its neighbors, as nearly all are. */
    private static boolean isSurelyAllowed(char character) {
        return character >= ' ' && character < DELETE
                || character > LAST_CONTROL && character < Character.MIN_SURROGATE
                || character == '\n'
                || character == '\r'
                || character == '\t';
    }

    private static String replaced(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> isAllowed(character) ? character : REPLACEMENT)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static boolean isAllowed(int character) {
        boolean isNoncharacter = (character & 0xfffe) == 0xfffe || character >= 0xfdd0 && character <= 0xfdef;
        boolean isSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean isSpace = character == '\n' || character == '\r' || character == '\t';
        return isSpace || !isNoncharacter && !isSurrogate && !Character.isISOControl(character);
    }
}
