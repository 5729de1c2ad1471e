package dev.packit.stats.chart;

import org.jspecify.annotations.Nullable;

/** Builds SVG markup. */
final class Markup {

    private final StringBuilder out = new StringBuilder(16_384);

    Markup add(String markup) {
        out.append(markup);
        return this;
    }

    /**
     * Begins an image of 720 by some units.
     *
     * @param title a description for readers who cannot see it
     * @param style the stylesheet of a standalone image; null for one within a page
     */
    Markup begin(String look, double height, String title, @Nullable String style) {
        add("<svg class=\"").add(look).add("\" viewBox=\"0 0 720 ").number(height);
        add("\" role=\"group\" aria-label=\"").text(title).add("\"");
        if (style == null) {
            return add(">");
        }
        add(" xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"").number(height);
        add("\"><title>").text(title).add("</title>");
        return add("<style>").add(style).add("</style>");
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
