package dev.packit.stats.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of marks as a picture that stands alone, the columns from left to right. Knows nothing of what they mean.
 *
 * @param title what it shows, for who cannot see it
 */
public record Matrix(String title, List<Row> rows) {

    private static final int CELL = 18;
    private static final int LABELS = 260;

    /** A longer label is cut. */
    private static final int LONGEST_LABEL = 38;

    /** @param cells null is an empty one */
    public record Row(String label, List<@Nullable Cell> cells) {}

    /**
     * @param look the CSS class that gives its colour
     * @param glyph that tells it from others without a colour
     * @param href what it leads to
     */
    public record Cell(String look, String glyph, String tip, String href) {}

    /** @param style a stylesheet of its own */
    public String svg(String style) {
        int columns = rows.stream().mapToInt(row -> row.cells.size()).max().orElse(0);
        Markup svg = new Markup();
        svg.add("<svg class=\"matrix\" xmlns=\"http://www.w3.org/2000/svg\" role=\"group\" width=\"")
                .number(LABELS + columns * CELL)
                .add("\" height=\"")
                .number(Math.max(1, rows.size()) * CELL)
                .add("\"><title>")
                .text(title)
                .add("</title><style>")
                .add(style)
                .add("</style>");
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), (i + 1) * CELL - 5);
        }
        return svg.add("</svg>").toString();
    }

    private static void row(Markup svg, Row row, int y) {
        String label =
                row.label.length() <= LONGEST_LABEL ? row.label : row.label.substring(0, LONGEST_LABEL - 1) + "…";
        svg.add("<text x=\"0\" y=\"").number(y).add("\">").text(label).add("</text>");
        for (int i = 0; i < row.cells.size(); i++) {
            Cell cell = row.cells.get(i);
            if (cell != null) {
                svg.add("<a href=\"").text(cell.href).add("\"><title>").text(cell.tip);
                svg.add("</title><text class=\"").add(cell.look).add("\" x=\"");
                svg.number(LABELS + i * CELL + CELL / 2.0).add("\" y=\"").number(y);
                svg.add("\" text-anchor=\"middle\">").text(cell.glyph).add("</text></a>");
            }
        }
    }
}
