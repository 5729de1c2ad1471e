package dev.packit.stats.statistics;

import dev.packit.stats.chart.Bars;
import dev.packit.stats.chart.Chart;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.web.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Groups of jobs as a table on a page.
 *
 * @param sortedBy returns the path of the same page with another value of {@code sort}
 */
public record GroupTable(Groups groups, UnaryOperator<String> sortedBy) {

    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.SUCCESS, Outcome.FAILED, Outcome.ERROR, Outcome.RUNNING, Outcome.OTHER);

    private static final int MOST_BARS = 20;

    /**
     * @param path of the page sorted by this column, or, if it is, in the opposite order
     * @param order {@code ascending} or {@code descending}; null if the table is sorted by another column
     */
    public record Heading(
            String label,
            boolean key,
            String path,
            @Nullable String order) {}

    /** @param path null if there is nothing to link to */
    public record Cell(long count, @Nullable String path) {}

    /** @param path null if no filter selects these jobs */
    public record Line(List<String> names, @Nullable Link path, List<Cell> cells, Group.Figures figures) {}

    public List<Heading> headings() {
        List<Heading> headings = new ArrayList<>();
        groups.grouping().keys().forEach(key -> headings.add(heading(key.label(), key, key.word())));
        headings.add(heading("Jobs", null, "total"));
        OUTCOMES.forEach(outcome -> headings.add(heading(label(outcome), null, outcome.word())));
        headings.add(heading("Success rate", null, "success_rate"));
        headings.add(heading("Error rate", null, "error_rate"));
        headings.add(heading("Queue time (median)", null, "queue_seconds_median"));
        headings.add(heading("Run time (median)", null, "run_seconds_median"));
        headings.add(heading("p95", null, "run_seconds_p95"));
        return headings;
    }

    private Heading heading(String label, @Nullable GroupKey key, String column) {
        Grouping grouping = groups.grouping();
        boolean current = grouping.sorted().equals(column);
        boolean descending = current ? !grouping.isDescending() : key == null || key.isNewestFirst();
        return new Heading(
                label,
                key != null,
                sortedBy.apply(descending ? "-" + column : column),
                current ? (grouping.isDescending() ? "descending" : "ascending") : null);
    }

    private static String label(Outcome outcome) {
        return outcome.name().charAt(0) + outcome.word().substring(1);
    }

    public List<Line> lines() {
        return groups.groups().stream()
                .map(group -> new Line(
                        group.keys().values().stream().map(GroupTable::name).toList(),
                        group.url(),
                        cells(group.figures().counts(), group.link()),
                        group.figures()))
                .toList();
    }

    private static String name(@Nullable Object value) {
        return value instanceof JobKind kind
                ? kind.words().brief()
                : Objects.requireNonNullElse(value, "none").toString();
    }

    /** The counts of the groups that are summed up; empty if there are none. */
    public List<Cell> rest() {
        return groups.rest() == null ? List.of() : cells(groups.rest().figures().counts(), null);
    }

    private static List<Cell> cells(Counts counts, @Nullable GroupLink link) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(counts.total(), link == null ? null : link.jobs()));
        OUTCOMES.forEach(outcome -> cells.add(
                new Cell(counts.of(outcome), link == null || counts.of(outcome) == 0 ? null : link.jobs(outcome))));
        return cells;
    }

    /** The first groups as bars. */
    public Bars bars() {
        List<Bars.Bar> bars =
                groups.groups().stream().limit(MOST_BARS).map(GroupTable::bar).toList();
        return new Bars("Jobs by " + keys(), bars);
    }

    private static Bars.Bar bar(Group group) {
        Counts counts = group.figures().counts();
        String name = group.keys().values().stream().map(GroupTable::name).collect(Collectors.joining(" · "));
        return new Bars.Bar(
                name,
                Charts.shortCount(counts.total()),
                name + ": "
                        + Charts.words(
                                counts,
                                group.figures().successRate(),
                                group.figures().errorRate()),
                group.url() == null ? null : group.url().path(),
                Charts.ORDER.stream()
                        .map(outcome -> new Chart.Part(outcome.word(), counts.of(outcome)))
                        .toList());
    }

    /** {@code project and target}. */
    public String keys() {
        return groups.grouping().keys().stream().map(GroupKey::word).collect(Collectors.joining(" and "));
    }
}
