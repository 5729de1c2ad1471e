package dev.packit.stats.chart;

import java.util.List;

/**
 * A line chart the size of a word, in a box of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param path the line in SVG syntax; empty if there is nothing to show
 * @param area the area between the line and the baseline
 */
public record Sparkline(String path, String area) {

    public static final double WIDTH = 100;
    public static final double HEIGHT = 20;

    /**
     * Returns a standalone SVG image.
     *
     * @param title a description for readers who cannot see the image
     * @param style the image's own stylesheet
     */
    public String svg(String title, String style) {
        return new Markup()
                .add("<svg class=\"spark\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 20\" width=\"200\"")
                .add(" height=\"40\" preserveAspectRatio=\"none\"><title>")
                .text(title)
                .add("</title><style>")
                .add(style)
                .add("</style><path class=\"area\" d=\"")
                .add(area)
                .add("\"/><path class=\"curve accent\" d=\"")
                .add(path)
                .add("\"/></svg>")
                .toString();
    }

    /** Scales the vertical axis from zero to the highest value. */
    public static Sparkline of(List<? extends Number> values) {
        double most = values.stream().mapToDouble(Number::doubleValue).max().orElse(0);
        if (values.size() < 2 || most <= 0) {
            return new Sparkline("", "");
        }
        StringBuilder path = new StringBuilder();
        double step = WIDTH / (values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            double y = 1 + (HEIGHT - 2) * (1 - values.get(i).doubleValue() / most);
            path.append(i == 0 ? 'M' : 'L')
                    .append(Chart.number(Chart.rounded(step * i)))
                    .append(' ')
                    .append(Chart.number(Chart.rounded(y)));
        }
        return new Sparkline(path.toString(), path + "V" + Chart.number(HEIGHT) + "H0Z");
    }
}
