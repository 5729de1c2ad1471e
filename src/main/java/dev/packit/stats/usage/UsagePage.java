package dev.packit.stats.usage;

import dev.packit.stats.chart.Chart;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.Charts;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.web.Urls;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The usage page. */
record UsagePage(
        TimeRange time, int top, Usage usage, @Nullable Instant readBackTo) {

    static final String PATH = "/usage";

    /** How many projects are listed for each kind of job by default, and at most. */
    static final int TOP = 10;

    static final int ALL = 100_000;

    public List<StatisticsPage.Choice> periods() {
        return Stream.of("day", "week", "month", "year", "all")
                .map(word -> new StatisticsPage.Choice(
                        word.equals("all") ? "all time" : word,
                        path("", new TimeRange(null, null, TimeRange.Period.of("period", word)), top),
                        word.equals(time.query().get("period"))))
                .toList();
    }

    /** The path of the same page with all projects listed; null if they already are. */
    public @Nullable String everyProject() {
        boolean all = usage.jobs().stream().allMatch(of -> of.top().size() == of.projects());
        return all ? null : path("", time, ALL);
    }

    /** The path of the same data with all projects, as CSV. */
    public String csv() {
        Map<String, String> query = query(time, ALL);
        query.put("format", "csv");
        return PATH + Urls.query(query);
    }

    /** The query parameters of the page. */
    static Map<String, String> query(TimeRange time, int top) {
        Map<String, String> query = new LinkedHashMap<>(time.query());
        query.values().removeIf(value -> value == null);
        if (top != TOP) {
            query.put("top", Integer.toString(top));
        }
        return query;
    }

    private static String path(String picture, TimeRange time, int top) {
        return PATH + picture + Urls.query(query(time, top));
    }

    /** The value of a parameter as in a URL; empty if absent. */
    public String value(String name) {
        return query(time, top).getOrDefault(name, "");
    }

    /** The words of the form's periods. */
    public List<String> words() {
        return TimeRange.Period.words();
    }

    /** Returns a chart by the name in its path; null if there is none. */
    @Nullable
    Chart picture(String name) {
        return switch (name) {
            case "active-projects" -> activeProjects();
            case "new-projects" -> newProjects();
            case "projects" -> allProjects();
            case "events" -> events();
            case "jobs" -> jobs();
            default -> null;
        };
    }

    /** The path of a chart as an SVG image. */
    public String address(String name) {
        return path("/" + name + ".svg", time, TOP);
    }

    public Chart activeProjects() {
        return chart("Active projects", Usage.Part::activeProjects, false);
    }

    public Chart newProjects() {
        return chart("New projects", Usage.Part::newProjects, false);
    }

    public Chart allProjects() {
        return chart("Total projects", Usage.Part::projects, true);
    }

    public Chart events() {
        return chart("Events", Usage.Part::events, false);
    }

    public Chart jobs() {
        return chart("Jobs", Usage.Part::jobs, false);
    }

    /** @param cumulative whether values include those before, so that a step's length does not matter */
    private Chart chart(String title, ToLongFunction<Usage.Part> of, boolean cumulative) {
        String look = cumulative ? "other" : "accent";
        List<Chart.Stack> stacks = usage.series().stream()
                .map(part -> {
                    long value = of.applyAsLong(part);
                    return new Chart.Stack(
                            Charts.label(part.from(), usage.step()),
                            String.format(
                                    Locale.ROOT, "%s: %,d", Charts.when(part.from(), part.to(), usage.step()), value),
                            null,
                            !cumulative && !usage.step().isWhole(part.from(), part.to()),
                            List.of(new Chart.Part(look, value)));
                })
                .toList();
        return Chart.stacked("%s per %s".formatted(title, usage.step().word()), stacks, Charts::shortCount);
    }
}
