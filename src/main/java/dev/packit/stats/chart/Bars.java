package dev.packit.stats.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars, each after its name and before its total. Independent of what they mean.
 *
 * @param title a description for readers who cannot see them
 * @param bars from top to bottom
 */
public record Bars(String title, List<Bar> bars) {

    private static final double WIDTH = 720;
    private static final double NAMES = 230;
    private static final double TOTALS = 60;
    private static final double GAP = 8;
    private static final double LINE = 22;
    private static final double THICK = 14;

    /** Above the first bar, for the legend. */
    private static final double TOP = 20;

    /** Longer names are cut in the middle, since both ends tell them apart. */
    private static final int LONGEST_NAME = 32;

    private static final int START = 11;

    /**
     * @param total what is written after the bar
     * @param tip the tooltip, which is also its accessible name
     * @param href the link's target; null if there is none
     * @param parts from left to right
     */
    public record Bar(
            String name, String total, String tip, @Nullable String href, List<Chart.Part> parts) {

        private double length() {
            return parts.stream().mapToDouble(Chart.Part::value).sum();
        }
    }

    /** Returns SVG for embedding in a page, whose stylesheet provides the colors. */
    public String svg() {
        return svg(null);
    }

    /** @param style the stylesheet of a standalone image; null for one within a page */
    public String svg(@Nullable String style) {
        Markup svg = new Markup().begin("chart bars", TOP + bars.size() * LINE, title, style);
        legend(svg);
        double longest = bars.stream().mapToDouble(Bar::length).max().orElse(0);
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), TOP + i * LINE, longest);
        }
        return svg.add("</svg>").toString();
    }

    private void legend(Markup svg) {
        String looks = bars.stream()
                .flatMap(bar -> bar.parts.stream())
                .filter(part -> part.value() > 0)
                .map(Chart.Part::look)
                .distinct()
                .map(look -> "<tspan class=\"%1$s\">■</tspan> %1$s".formatted(look))
                .collect(Collectors.joining("\u00a0 "));
        svg.add("<text x=\"").number(NAMES + GAP).add("\" y=\"12\" aria-hidden=\"true\">");
        svg.add(looks).add("</text>");
    }

    private static void bar(Markup svg, Bar bar, double top, double longest) {
        if (bar.href == null) {
            svg.add("<g tabindex=\"0\" role=\"img\" aria-label=\"")
                    .text(bar.tip)
                    .add("\">");
        } else {
            // the title is also the accessible name
            svg.add("<a href=\"").text(bar.href).add("\">");
        }
        svg.add("<title>")
                .text(bar.tip)
                .add("</title><rect class=\"hit\" x=\"0\" y=\"")
                .number(top);
        svg.add("\" width=\"720\" height=\"").number(LINE).add("\"/><text x=\"").number(NAMES);
        svg.add("\" y=\"").number(top + LINE - GAP + 1).add("\" text-anchor=\"end\">");
        svg.text(cut(bar.name)).add("</text>");
        double x = NAMES + GAP;
        for (Chart.Part part : bar.parts) {
            double width = longest == 0 ? 0 : part.value() / longest * (WIDTH - NAMES - GAP - TOTALS);
            if (width > 0) {
                svg.add("<rect class=\"")
                        .add(part.look())
                        .add("\" x=\"")
                        .number(x)
                        .add("\" y=\"");
                svg.number(top + (LINE - THICK) / 2).add("\" width=\"").number(Math.max(0.1, width));
                svg.add("\" height=\"").number(THICK).add("\"/>");
            }
            x += width;
        }
        svg.add("<text x=\"").number(x + GAP / 2).add("\" y=\"").number(top + LINE - GAP + 1);
        svg.add("\">").text(bar.total).add(bar.href == null ? "</text></g>" : "</text></a>");
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, START))
                        + "…"
                        + name.substring(name.offsetByCodePoints(name.length(), START + 1 - LONGEST_NAME));
    }
}
