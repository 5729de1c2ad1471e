package dev.packit.stats.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of marks as a standalone SVG image. Independent of what the marks mean.
 *
 * @param title a description for readers who cannot see the image
 */
public record Matrix(String title, List<LabelledRow> rows) {

    private static final int CELL = 18;
    private static final int LABELS = 260;

    /** Longer labels are truncated. */
    private static final int LONGEST_LABEL = 38;

    /** @param cells from left to right; null for an empty cell */
    public record LabelledRow(String label, List<@Nullable Cell> cells) {}

    /**
     * @param look CSS class that determines the color
     * @param glyph a character that distinguishes the mark without color
     * @param href link target
     */
    public record Cell(String look, String glyph, String tip, String href) {}

    /** @param style the image's own stylesheet */
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

    private static void row(Markup svg, LabelledRow row, int y) {
        boolean isShort = row.label.codePointCount(0, row.label.length()) <= LONGEST_LABEL;
        String label =
                isShort ? row.label : row.label.substring(0, row.label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
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
