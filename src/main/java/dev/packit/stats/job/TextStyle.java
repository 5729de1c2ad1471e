package dev.packit.stats.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The color and style of text in a terminal, as set by “select graphic rendition” sequences. Six colors remain, which the
 * stylesheet can show with enough contrast: bright and dark ones are the same, and black and white are the page's own.
 */
final class TextStyle {

    private static final int NONE = 0;
    /** Gray text, or the background of anything that is not one of the colors. */
    private static final int GRAY = 7;

    private static final List<String> COLORS = List.of("", "red", "green", "yellow", "blue", "magenta", "cyan", "gray");

    private static final List<String> STYLES = List.of("bold", "italic", "underline", "struck");
    private static final int BOLD = 1;
    private static final int ITALIC = 2;
    private static final int UNDERLINE = 4;
    private static final int STRUCK = 8;

    private int color;
    private int background;
    private int styles;
    private boolean inverse;

    /** The parameters of a sequence that are still to be read. */
    private String[] codes = {};

    private int next;

    /** The style in ten bits: three for the color, three for the background, four for the rest. */
    int bits() {
        int behind = inverse ? (color == NONE ? GRAY : color) : background;
        return (inverse ? NONE : color) | behind << 3 | styles << 6;
    }

    /** The classes of a style, separated by spaces; empty for plain text. */
    static String classes(int bits) {
        List<String> classes = new ArrayList<>();
        if ((bits & 7) != NONE) {
            classes.add(COLORS.get(bits & 7));
        }
        if ((bits >> 3 & 7) != NONE) {
            classes.add("on-" + COLORS.get(bits >> 3 & 7));
        }
        for (int i = 0; i < STYLES.size(); i++) {
            if ((bits >> 6 + i & 1) != 0) {
                classes.add(STYLES.get(i));
            }
        }
        return String.join(" ", classes);
    }

    /** Applies the parameters of a sequence. Unknown ones are ignored. */
    void apply(String parameters) {
        codes = parameters.split(";", -1);
        next = 0;
        while (next < codes.length) {
            String[] parts = codes[next++].split(":", -1);
            apply(
                    number(parts[0]),
                    Arrays.stream(parts).skip(1).mapToInt(TextStyle::number).toArray());
        }
    }

    /** @param parts what follows the code after colons */
    private void apply(int code, int[] parts) {
        switch (code) {
            case 0 -> {
                color = NONE;
                background = NONE;
                styles = 0;
                inverse = false;
            }
            case 1 -> styles |= BOLD;
            case 2 -> color = color == NONE ? GRAY : color;
            case 3 -> styles |= ITALIC;
            case 4 -> styles = parts.length > 0 && parts[0] == 0 ? styles & ~UNDERLINE : styles | UNDERLINE;
            case 7 -> inverse = true;
            case 9 -> styles |= STRUCK;
            case 21 -> styles |= UNDERLINE;
            case 22 -> {
                styles &= ~BOLD;
                color = color == GRAY ? NONE : color;
            }
            case 23 -> styles &= ~ITALIC;
            case 24 -> styles &= ~UNDERLINE;
            case 27 -> inverse = false;
            case 29 -> styles &= ~STRUCK;
            case 38 -> color = ofText(extended(parts));
            case 39 -> color = NONE;
            case 48 -> background = behind(extended(parts));
            case 49 -> background = NONE;
            case 58 -> extended(parts);
            default -> {
                if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
                    color = ofText(code % 10 + (code >= 90 ? 8 : 0));
                } else if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
                    background = behind(code % 10);
                }
            }
        }
    }

    /** Reads a color of 256 or 16 million, and returns the nearest of the 16. */
    private int extended(int[] parts) {
        if (parts.length > 0) {
            return parts[0] == 2 && parts.length > 3
                    ? nearest(parts[parts.length - 3], parts[parts.length - 2], parts[parts.length - 1])
                    : parts[0] == 5 && parts.length > 1 ? nearest(parts[1]) : -1;
        }
        return switch (following()) {
            case 2 -> nearest(following(), following(), following());
            case 5 -> nearest(following());
            default -> -1;
        };
    }

    private int following() {
        return next < codes.length ? number(codes[next++]) : -1;
    }

    /** @param color one of 256 */
    private static int nearest(int color) {
        if (color < 16) {
            return color;
        }
        int inCube = color - 16;
        int gray = 10 * (color - 232);
        return color < 232
                ? nearest(inCube / 36 * 51, inCube / 6 % 6 * 51, inCube % 6 * 51)
                : nearest(gray, gray, gray);
    }

    private static int nearest(int red, int green, int blue) {
        int high = Math.max(red, Math.max(green, blue));
        int low = Math.min(red, Math.min(green, blue));
        int middle = (high + low) / 2;
        if (high - low < 40) {
            return middle > 60 && middle < 160 ? 8 : 7;
        }
        return (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0);
    }

    /** @param color one of 16; any other number is none */
    private static int ofText(int color) {
        return color == 8 ? GRAY : color < 0 || color > 15 || color % 8 == 7 ? NONE : color % 8;
    }

    private static int behind(int color) {
        return color < 0 || color > 15 ? NONE : color % 8 == 0 ? GRAY : color % 8;
    }

    /** A missing number is zero. */
    private static int number(String digits) {
        return digits.isEmpty() ? 0 : digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }
}
