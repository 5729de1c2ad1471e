package dev.packit.stats.chart;

/** SVG as it is written. */
final class Markup {

    private final StringBuilder out = new StringBuilder(16_384);

    Markup add(String markup) {
        out.append(markup);
        return this;
    }

    /** With one digit at most. */
    Markup number(double value) {
        long tenths = Math.round(value * 10);
        out.append(tenths / 10);
        if (tenths % 10 != 0) {
            out.append('.').append(Math.abs(tenths % 10));
        }
        return this;
    }

    /** With what SVG would take for its own escaped. */
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
