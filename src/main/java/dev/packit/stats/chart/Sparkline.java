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
