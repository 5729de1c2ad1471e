package dev.packit.stats.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Chart} as SVG. Not a template, because rendering hundreds of shapes with one would dominate a page's
 * time.
 */
final class Svg {

    /** Approximate width of a label. */
    private static final double LABEL = 72;

    private final Markup out = new Markup();

    private Svg() {}

    /** @param style the stylesheet of a standalone image; none for a chart within a page */
    static String of(Chart chart, @Nullable String style) {
        Svg svg = new Svg();
        svg.out.begin("chart", Chart.HEIGHT, chart.title(), style);
        chart.gridlines()
                .forEach(line ->
                        svg.add("<path class=\"grid\" d=\"M0 ").number(line.y()).add("h720\"/>"));
        chart.columns().forEach(column -> svg.column(column, chart.base()));
        chart.curves().forEach(svg::curve);
        svg.legend(chart.keys());
        chart.gridlines()
                .forEach(line -> svg.add("<text class=\"tick\" x=\"0\" y=\"")
                        .number(line.y())
                        .add("\" dy=\"-3\">")
                        .text(line.label())
                        .add("</text>"));
        svg.add("<path class=\"base\" d=\"M0 ").number(chart.base()).add("h720\"/>");
        chart.columns().forEach(svg::label);
        return svg.add("</svg>").toString();
    }

    private void column(Chart.Column column, double base) {
        if (column.href() == null) {
            add("<g tabindex=\"0\" role=\"img\" aria-label=\"")
                    .text(column.tip())
                    .add("\">");
        } else {
            // the tooltip is also the accessible name
            add("<a href=\"").text(column.href()).add("\">");
        }
        add("<rect class=\"hit\" x=\"").number(column.x()).add("\" width=\"").number(column.width());
        add("\" height=\"").number(base).add("\"/>");
        for (Chart.Piece piece : column.pieces()) {
            add("<rect class=\"").add(piece.look()).add("\" x=\"").number(piece.x());
            add("\" y=\"").number(piece.y()).add("\" width=\"").number(piece.width());
            add("\" height=\"").number(piece.height()).add("\"/>");
        }
        add("<text class=\"tip\" x=\"").number(column.tipX()).add("\" y=\"14\"");
        if (!column.anchor().equals("start")) {
            add(" text-anchor=\"").add(column.anchor()).add("\"");
        }
        add(">").text(column.tip());
        add(column.href() == null ? "</text></g>" : "</text></a>");
    }

    private void curve(Chart.Curve curve) {
        add("<path class=\"curve ")
                .add(curve.look())
                .add("\" d=\"")
                .add(curve.path())
                .add("\"/>");
        for (Chart.Spot spot : curve.spots()) {
            add("<circle class=\"").add(curve.look()).add("\" cx=\"").number(spot.x());
            add("\" cy=\"").number(spot.y()).add("\" r=\"3\"/>");
        }
    }

    private void legend(List<Chart.Key> keys) {
        if (!keys.isEmpty()) {
            add("<text class=\"legend\" x=\"720\" y=\"14\" text-anchor=\"end\" aria-hidden=\"true\">");
            for (Chart.Key key : keys) {
                add("\u00a0 <tspan class=\"")
                        .add(key.look())
                        .add("\">■</tspan> ")
                        .text(key.name());
            }
            add("</text>");
        }
    }

    private void label(Chart.Column column) {
        if (column.label() != null) {
            add(column.minor() ? "<text class=\"label minor\" x=\"" : "<text class=\"label\" x=\"");
            boolean cut = column.middle() < LABEL / 2;
            out.number(cut ? 0 : column.middle()).add("\" y=\"194\"");
            add(cut ? ">" : " text-anchor=\"middle\">");
            out.text(column.label()).add("</text>");
        }
    }

    private Markup add(String markup) {
        return out.add(markup);
    }
}
