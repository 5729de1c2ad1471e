package dev.packit.stats.job;

import dev.packit.stats.job.LogText.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads a log as a terminal shows it: with its colors and styles, without what was overwritten or erased, as progress is,
 * and without all other control characters and escape sequences of ECMA-48. It looks at each character once, so that a
 * hostile log takes no more time than another one of its length.
 */
final class Terminal {

    private static final int ESCAPE = 0x1b;
    private static final int BELL = 7;
    private static final int CSI = 0x9b;
    private static final int STRING_TERMINATOR = 0x9c;

    /** How many bits a code point needs. Those of its style are above them. */
    private static final int CODE_POINT_BITS = 21;

    /** Sequences that mean anything here have fewer parameters. */
    private static final int MOST_PARAMETERS = 200;

    private enum State {
        TEXT,
        /** After an escape character. */
        ESCAPE,
        /** Within a sequence that selects a character set or the like. */
        INTERMEDIATE,
        /** Within a control sequence. */
        CONTROL,
        /** Within a title, a link or another string that is not shown. */
        STRING
    }

    private final Consumer<List<Span>> lines;
    private final TextStyle style = new TextStyle();
    private final StringBuilder parameters = new StringBuilder();
    private State state = State.TEXT;

    /** The current line: the code points with their styles. */
    private int[] cells = new int[256];

    private int length;
    private int cursor;

    /** Whether the cursor was moved to the beginning of the line, so that the next character replaces the line. */
    private boolean returned;

    private Terminal(Consumer<List<Span>> lines) {
        this.lines = lines;
    }

    /** Passes on the lines one by one. A line without text has no spans. */
    static void read(String text, Consumer<List<Span>> lines) {
        Terminal terminal = new Terminal(lines);
        text.codePoints().forEach(terminal::read);
        terminal.endLine();
    }

    /** A text as a terminal shows it, without colors. A text without control characters is returned as it is. */
    static String plain(String text) {
        if (text.codePoints().allMatch(character -> character == '\n' || !Character.isISOControl(character))) {
            return text;
        }
        StringJoiner plain = new StringJoiner("\n");
        read(text, line -> plain.add(line.stream().map(Span::text).collect(Collectors.joining())));
        return plain.toString();
    }

    private void read(int character) {
        if (character == ESCAPE) {
            state = State.ESCAPE;
        } else if (isLineBreak(character)) {
            endLine();
        } else {
            state = switch (state) {
                case TEXT -> text(character);
                case ESCAPE -> escape(character);
                case INTERMEDIATE -> isIn(character, 0x20, 0x2f) ? state : end(character, 0x30);
                case CONTROL -> control(character);
                case STRING -> character == BELL || character == STRING_TERMINATOR ? State.TEXT : state;
            };
        }
    }

    /** As in {@code \R}, but a carriage return alone ends no line. */
    private static boolean isLineBreak(int character) {
        return switch (character) {
            case '\n', 0x0b, '\f', 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    private State text(int character) {
        switch (character) {
            case '\r' -> returned = true;
            case '\b' -> cursor = Math.max(0, cursor - 1);
            case CSI -> {
                return escape('[');
            }
            case 0x90, 0x98, 0x9d, 0x9e, 0x9f -> {
                return State.STRING;
            }
            default -> {
                if (character == '\t' || !Character.isISOControl(character)) {
                    put(character);
                }
            }
        }
        return State.TEXT;
    }

    private State escape(int character) {
        switch (character) {
            case '[' -> {
                parameters.setLength(0);
                return State.CONTROL;
            }
            case ']', 'P', 'X', '^', '_' -> {
                return State.STRING;
            }
            default -> {
                return isIn(character, 0x20, 0x2f) ? State.INTERMEDIATE : end(character, 0x30);
            }
        }
    }

    private State control(int character) {
        if (isIn(character, 0x20, 0x3f)) {
            if (parameters.length() < MOST_PARAMETERS) {
                parameters.append((char) character);
            }
            return State.CONTROL;
        }
        switch (character) {
            case 'm' -> style.apply(parameters.toString());
            case 'J', 'K' -> erase(parameters.toString());
            case 'G' -> returned |= parameters.toString().matches("[01]?");
            default -> {}
        }
        return end(character, 0x40);
    }

    /** Ends a sequence. A character that cannot be its last one is text. */
    private State end(int character, int lowest) {
        return isIn(character, lowest, 0x7e) ? State.TEXT : text(character);
    }

    private static boolean isIn(int character, int low, int high) {
        return character >= low && character <= high;
    }

    private void put(int character) {
        if (returned) {
            eraseAll();
        }
        if (cursor == cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        cells[cursor++] = style.bits() << CODE_POINT_BITS | character;
        length = Math.max(length, cursor);
    }

    private void erase(String part) {
        if (part.isEmpty() || part.equals("0")) {
            length = returned ? 0 : cursor;
        } else if (part.equals("2") || part.equals("1") && cursor == length) {
            eraseAll();
        }
    }

    private void eraseAll() {
        length = 0;
        cursor = 0;
        returned = false;
    }

    private void endLine() {
        List<Span> spans = new ArrayList<>();
        int[] text = new int[length];
        for (int from = 0, to; from < length; from = to) {
            int bits = cells[from] >>> CODE_POINT_BITS;
            for (to = from; to < length && cells[to] >>> CODE_POINT_BITS == bits; to++) {
                text[to] = cells[to] & (1 << CODE_POINT_BITS) - 1;
            }
            spans.add(new Span(new String(text, from, to - from), TextStyle.classes(bits)));
        }
        lines.accept(spans);
        eraseAll();
        state = State.TEXT;
    }
}
