package dev.packit.stats.chart;

/** Builds SVG markup. */
final class Markup {

    private final StringBuilder out = new StringBuilder(16_384);

    Markup add(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends a number with at most one decimal. */
    Markup number(double value) {
        long tenths = Math.round(value * 10);
        out.append(tenths / 10);
        if (tenths % 10 != 0) {
            out.append('.').append(Math.abs(tenths % 10));
        }
        return this;
    }

    /** Appends text, with the characters escaped that have a meaning in SVG. */
    Markup text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(character);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
