package dev.packit.stats.chart;

import java.util.List;

/**
 * A line as small as a word, in a box of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param path as in SVG; empty where there is nothing to show
 * @param area the same down to the base line
 */
public record Sparkline(String path, String area) {

    public static final double WIDTH = 100;
    public static final double HEIGHT = 20;

    /**
     * As a picture that stands alone.
     *
     * @param title what it shows, for who cannot see it
     * @param style a stylesheet of its own
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

    /** From nought to the highest of the values. */
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
