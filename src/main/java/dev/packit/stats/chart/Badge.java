package dev.packit.stats.chart;

/**
 * A label, and what is to be said about it, on a plate of the height of a line. Independent of what it means.
 *
 * @param color of the message's background, {@code #rrggbb}, on which white text can be read
 */
public record Badge(String label, String message, String color) {

    private static final String LABEL_COLOR = "#444c56";

    private static final int HEIGHT = 20;
    private static final int FONT_SIZE = 11;

    /** Between a text and the edges of its part. */
    private static final int MARGIN = 6;

    /** The widths of the characters from the space to the tilde in DejaVu Sans, in thousandths of the font's size. */
    private static final int[] WIDTHS = {
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
        1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
        500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
        635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838
    };

    private static final int WIDEST = 1_000;

    /** What a reader who cannot see it is told. */
    public String title() {
        return label + ": " + message;
    }

    /** Returns a standalone SVG image, whose texts have the same width whatever font the reader has. */
    public String svg() {
        double left = width(label) + 2 * MARGIN;
        double right = width(message) + 2 * MARGIN;
        Markup svg = new Markup();
        svg.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .number(left + right)
                .add("\" height=\"")
                .number(HEIGHT)
                .add("\" role=\"img\" aria-label=\"")
                .text(title())
                .add("\"><title>")
                .text(title())
                .add("</title><path fill=\"" + LABEL_COLOR + "\" d=\"M")
                .number(left)
                .add(" 0v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z\"/><path fill=\"")
                .add(color)
                .add("\" d=\"M")
                .number(left)
                .add(" 0h")
                .number(right - 3)
                .add("a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H")
                .number(left)
                .add("z\"/><g fill=\"#fff\" font-family=\"DejaVu Sans,Verdana,Geneva,sans-serif\" font-size=\"")
                .number(FONT_SIZE)
                .add("\">");
        text(svg, label, MARGIN);
        text(svg, message, left + MARGIN);
        return svg.add("</g></svg>").toString();
    }

    private static void text(Markup svg, String text, double x) {
        svg.add("<text x=\"")
                .number(x)
                .add("\" y=\"14\" textLength=\"")
                .number(width(text))
                .add("\">")
                .text(text)
                .add("</text>");
    }

    private static double width(String text) {
        int thousandths = text.codePoints().map(Badge::width).sum();
        return Math.max(1, Math.round(thousandths * FONT_SIZE / 100.0)) / 10.0;
    }

    private static int width(int character) {
        int at = character - ' ';
        return at >= 0 && at < WIDTHS.length ? WIDTHS[at] : WIDEST;
    }
}
