package dev.packit.stats.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The geometry of a chart, in the coordinates of an SVG box of {@link #WIDTH} by {@link #HEIGHT} whose y axis points down.
 * Independent of what the numbers mean.
 *
 * @param title a description for readers who cannot see the chart
 * @param gridlines from the lowest to the highest, without the base line
 * @param keys what the colors mean; empty if there is only one
 * @param columns from left to right
 */
public record Chart(String title, List<Key> keys, List<Gridline> gridlines, List<Column> columns, List<Curve> curves) {

    /** A chart without data. */
    public static final Chart EMPTY = new Chart("No data", List.of(), List.of(), List.of(), List.of());

    public static final double WIDTH = 720;
    public static final double HEIGHT = 200;

    /** Leaves room for tooltips above the plot. The labels of columns are below it. */
    private static final double TOP = 26;

    private static final double BASE = HEIGHT - 22;
    private static final double GAP = 0.22;

    /** Minimum distance between two labels. */
    private static final double BETWEEN_LABELS = 84;

    /**
     * The data at one position of the horizontal axis.
     *
     * @param label on the axis, if there is room
     * @param tip the tooltip
     * @param href the link's target, if any
     * @param partial whether it stands for less than its neighbors, such as for a day that has not ended
     * @param parts from bottom to top
     */
    public record Stack(String label, String tip, @Nullable String href, boolean partial, List<Part> parts) {}

    /** @param look CSS class that determines the color */
    public record Part(String look, double value) {}

    /**
     * A line over the same positions.
     *
     * @param name in the legend
     * @param values one for each position; null interrupts the line
     */
    public record Series(String name, String look, List<@Nullable Double> values) {}

    /** An entry of the legend. */
    public record Key(String name, String look) {}

    public record Gridline(String label, double y) {}

    /** @param label if there is room for it; {@code minor} labels are hidden on small screens */
    public record Column(
            @Nullable String label,
            boolean minor,
            String tip,
            @Nullable String href,
            double x,
            double width,
            List<Piece> pieces) {

        /** The x coordinate of its label. */
        public double middle() {
            return rounded(x + width / 2);
        }

        /** The alignment that keeps its tooltip inside the chart: {@code start} or {@code end}. */
        public String anchor() {
            return middle() < WIDTH / 2 ? "start" : "end";
        }

        /** The x coordinate of its tooltip. */
        public double tipX() {
            return anchor().equals("start") ? 0 : WIDTH;
        }
    }

    public record Piece(String look, double x, double y, double width, double height) {}

    /** @param path in SVG syntax; empty if no value is known */
    public record Curve(String look, String path, List<Spot> spots) {}

    /** A value without neighbors, which would be invisible as a line. */
    public record Spot(double x, double y) {}

    /**
     * Creates a stacked bar chart.
     *
     * @param unit formats values on the vertical axis
     */
    public static Chart stacked(String title, List<Stack> stacks, DoubleFunction<String> unit) {
        double most = stacks.stream()
                .mapToDouble(
                        stack -> stack.parts.stream().mapToDouble(Part::value).sum())
                .max()
                .orElse(0);
        Ticks ticks = Ticks.wholeUpTo(most);
        List<Key> keys = stacks.stream()
                .flatMap(stack -> stack.parts.stream())
                .filter(part -> part.value > 0)
                .map(part -> new Key(part.look, part.look))
                .distinct()
                .toList();
        return new Chart(title, legend(keys), gridlines(ticks, unit), columns(stacks, ticks.top()), List.of());
    }

    /** Creates a line chart over the positions of stacks, whose parts are not drawn, from zero to at least {@code top}. */
    public static Chart lines(
            String title, List<Stack> places, List<Series> series, double top, DoubleFunction<String> unit) {
        Ticks ticks = Ticks.upTo(top);
        List<Stack> bare = places.stream()
                .map(place -> new Stack(place.label, place.tip, place.href, false, List.of()))
                .toList();
        List<Column> columns = columns(bare, ticks.top());
        List<Key> keys = series.stream().map(one -> new Key(one.name, one.look)).toList();
        return new Chart(
                title,
                legend(keys),
                gridlines(ticks, unit),
                columns,
                series.stream().map(one -> curve(one, columns, ticks.top())).toList());
    }

    private static List<Key> legend(List<Key> keys) {
        return keys.size() > 1 ? keys : List.of();
    }

    private static List<Gridline> gridlines(Ticks ticks, DoubleFunction<String> unit) {
        return ticks.values().stream()
                .map(value -> new Gridline(unit.apply(value), rounded(y(value, ticks.top()))))
                .toList();
    }

    private static List<Column> columns(List<Stack> stacks, double top) {
        double slot = stacks.isEmpty() ? WIDTH : WIDTH / stacks.size();
        int every = Math.max(1, (int) Math.ceil(BETWEEN_LABELS / slot));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < stacks.size(); i++) {
            Stack stack = stacks.get(i);
            List<Piece> pieces = new ArrayList<>();
            double below = 0;
            for (Part part : stack.parts) {
                if (part.value > 0) {
                    double y = y(below + part.value, top);
                    pieces.add(new Piece(
                            stack.partial ? part.look + " partial" : part.look,
                            rounded(slot * (i + GAP / 2)),
                            rounded(y),
                            rounded(slot * (1 - GAP)),
                            rounded(y(below, top) - y)));
                    below += part.value;
                }
            }
            boolean labelled = i % every == 0 && slot * (i + 0.5) < WIDTH - BETWEEN_LABELS / 3;
            columns.add(new Column(
                    labelled ? stack.label : null,
                    i / every % 2 == 1,
                    stack.tip,
                    stack.href,
                    rounded(slot * i),
                    rounded(slot),
                    pieces));
        }
        return columns;
    }

    private static Curve curve(Series series, List<Column> columns, double top) {
        StringBuilder path = new StringBuilder();
        List<Spot> spots = new ArrayList<>();
        boolean drawing = false;
        for (int i = 0; i < columns.size(); i++) {
            Double value = series.values.get(i);
            if (value != null) {
                double x = columns.get(i).middle();
                double y = rounded(y(value, top));
                path.append(drawing ? 'L' : 'M').append(number(x)).append(' ').append(number(y));
                boolean alone = !drawing && (i + 1 == columns.size() || series.values.get(i + 1) == null);
                if (alone) {
                    spots.add(new Spot(x, y));
                }
            }
            drawing = value != null;
        }
        return new Curve(series.look, path.toString(), spots);
    }

    private static double y(double value, double top) {
        return BASE - (BASE - TOP) * value / top;
    }

    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** The y coordinate of the baseline. */
    public double base() {
        return BASE;
    }

    /** Returns SVG for embedding in a page, whose stylesheet provides the colors. */
    public String svg() {
        return Svg.of(this, null);
    }

    /** Returns a standalone SVG image with its own stylesheet. */
    public String svg(String style) {
        return Svg.of(this, style);
    }
}
