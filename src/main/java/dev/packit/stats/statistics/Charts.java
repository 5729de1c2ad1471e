package dev.packit.stats.statistics;

import dev.packit.stats.chart.Chart;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.page.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Charts of a {@link Statistic}. */
public final class Charts {

    /** The order in which outcomes are stacked, from bottom to top. */
    static final List<Outcome> ORDER =
            List.of(Outcome.SUCCESS, Outcome.FAILED, Outcome.ERROR, Outcome.OTHER, Outcome.RUNNING);

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    /** The lower bounds of a distribution's bars, in seconds. */
    private static final double[] EDGES = {
        0, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200, 14_400, 28_800, 86_400, Double.POSITIVE_INFINITY
    };

    private Charts() {}

    /**
     * The jobs of all kinds in one step of the series.
     *
     * @param decided what the success rate is of: the jobs of kinds that can fail
     * @param rated what the error rate is of: the same, unless there is only one kind
     */
    record Part(Instant from, Instant to, Counts counts, Counts decided, Counts rated) {

        private Part plus(Part other) {
            return new Part(from, to, counts.plus(other.counts), decided.plus(other.decided), rated.plus(other.rated));
        }
    }

    /** The steps of the series, oldest first. */
    static List<Part> parts(Statistic statistic) {
        Map<Instant, Part> parts = new TreeMap<>();
        boolean alone =
                statistic.series().stream().map(Statistic.Step::kind).distinct().count() == 1;
        for (Statistic.Step step : statistic.series()) {
            Counts decided = KindStatistic.rated(step.kind(), step.counts());
            Counts rated = alone ? step.counts() : decided;
            parts.merge(step.from(), new Part(step.from(), step.to(), step.counts(), decided, rated), Part::plus);
        }
        return List.copyOf(parts.values());
    }

    /** The number of jobs by outcome. */
    static Chart throughput(Statistic statistic, StatisticsFilter filter) {
        Granularity granularity = statistic.steps().granularity();
        List<Chart.Stack> stacks = parts(statistic).stream()
                .map(part -> new Chart.Stack(
                        label(part.from, granularity),
                        when(part.from, part.to, granularity) + ": " + words(part),
                        address(filter, part),
                        !granularity.isWhole(part.from, part.to),
                        ORDER.stream()
                                .map(outcome -> new Chart.Part(outcome.word(), part.counts.of(outcome)))
                                .toList()))
                .toList();
        return Chart.stacked("Jobs by outcome, per " + granularity.word(), stacks, Charts::shortCount);
    }

    /** The success rate and the error rate. */
    static Chart rates(Statistic statistic, StatisticsFilter filter) {
        Granularity granularity = statistic.steps().granularity();
        List<Part> parts = parts(statistic);
        List<Double> success = new ArrayList<>();
        List<Double> error = new ArrayList<>();
        List<Chart.Stack> places = new ArrayList<>();
        for (Part part : parts) {
            success.add(part.decided.successRate());
            error.add(part.rated.errorRate());
            places.add(new Chart.Stack(
                    label(part.from, granularity),
                    when(part.from, part.to, granularity) + ": "
                            + rates(part.counts, part.decided.successRate(), part.rated.errorRate()),
                    address(filter, part),
                    false,
                    List.of()));
        }
        return Chart.lines(
                "Success rate and error rate, per " + granularity.word(),
                places,
                List.of(
                        new Chart.Series("success rate", "success", success),
                        new Chart.Series("error rate", "error", error)),
                1,
                Figures::inPercent);
    }

    /** The median run time of jobs of a kind. */
    static Chart runTimes(Statistic statistic, JobKind kind) {
        Granularity granularity = statistic.steps().granularity();
        List<Statistic.Step> steps =
                statistic.series().stream().filter(step -> step.kind() == kind).toList();
        List<Chart.Stack> places = steps.stream()
                .map(step -> new Chart.Stack(
                        label(step.from(), granularity),
                        "%s: %s"
                                .formatted(
                                        when(step.from(), step.to(), granularity),
                                        step.runSecondsMedian() == null
                                                ? "no run time known"
                                                : "median " + duration(step.runSecondsMedian())),
                        null,
                        false,
                        List.of()))
                .toList();
        double most = steps.stream()
                .filter(step -> step.runSecondsMedian() != null)
                .mapToDouble(Statistic.Step::runSecondsMedian)
                .max()
                .orElse(60);
        double unit = most >= 7_200 ? 3_600 : most >= 120 ? 60 : 1;
        String name = most >= 7_200 ? " h" : most >= 120 ? " min" : " s";
        return Chart.lines(
                "Run time (median) of %s, per %s".formatted(kind.words().plural(), granularity.word()),
                places,
                List.of(new Chart.Series(
                        "median",
                        "accent",
                        steps.stream()
                                .map(step -> step.runSecondsMedian() == null
                                        ? null
                                        : Double.valueOf(step.runSecondsMedian() / unit))
                                .toList())),
                most / unit,
                value -> trimmed(value) + name);
    }

    /** The distribution of durations. */
    static Chart distribution(String title, Durations durations) {
        List<Chart.Stack> stacks = new ArrayList<>();
        for (int i = 0; i + 1 < EDGES.length; i++) {
            long count = durations.between(EDGES[i], EDGES[i + 1]);
            String range = i == 0
                    ? "under " + duration(EDGES[1])
                    : EDGES[i + 1] == Double.POSITIVE_INFINITY
                            ? "over " + duration(EDGES[i])
                            : duration(EDGES[i]) + " to " + duration(EDGES[i + 1]);
            stacks.add(new Chart.Stack(
                    i == 0 ? "0" : duration(EDGES[i]),
                    String.format(
                            Locale.ROOT,
                            "%s: %s, %s",
                            range,
                            Figures.inWords(count, "job", "jobs"),
                            Figures.inPercent((double) count / Math.max(1, durations.count()))),
                    null,
                    false,
                    List.of(new Chart.Part("accent", count))));
        }
        return Chart.stacked(title, stacks, Charts::shortCount);
    }

    private static String address(StatisticsFilter filter, Part part) {
        Map<String, String> query = new LinkedHashMap<>(filter.query());
        query.remove("period");
        query.put("from", part.from.toString());
        query.put("to", part.to.toString());
        String path =
                filter.kinds().size() == 1 ? filter.kinds().iterator().next().listPath() : "/statistics";
        if (filter.kinds().size() == 1) {
            query.remove("kind");
        }
        return path + Urls.query(query);
    }

    private static String words(Part part) {
        return words(part.counts, part.decided.successRate(), part.rated.errorRate());
    }

    /** How many jobs there are, and their rates, 0 to 1, which are null if they are unknown. */
    static String words(Counts counts, @Nullable Double success, @Nullable Double error) {
        String all = Figures.inWords(counts.total(), "job", "jobs");
        return counts.total() == 0 ? "no jobs" : all + ", " + rates(counts, success, error);
    }

    private static String rates(Counts counts, @Nullable Double success, @Nullable Double error) {
        if (error == null) {
            return counts.ended() == 0 ? "none finished" : "none rated";
        }
        String errors = Figures.inPercent(error) + " hit errors";
        return success == null ? errors : "%s succeeded, %s".formatted(Figures.inPercent(success), errors);
    }

    public static String label(Instant from, Granularity step) {
        return switch (step) {
            case HOUR -> HOUR.format(from.atOffset(ZoneOffset.UTC));
            case DAY, WEEK -> DAY.format(from.atOffset(ZoneOffset.UTC));
            case MONTH -> MONTH.format(from.atOffset(ZoneOffset.UTC));
        };
    }

    /** The name of a step, which says so if it is not a whole one. */
    public static String when(Instant begin, Instant end, Granularity step) {
        DateTimeFormatter format = step == Granularity.HOUR ? EXACT : step == Granularity.MONTH ? MONTH : DAY_OF_YEAR;
        String from = format.format(begin.atOffset(ZoneOffset.UTC));
        String name = step == Granularity.WEEK ? "Week of " + from : from;
        return step.isWhole(begin, end) ? name : "%s (part of the %s)".formatted(name, step.word());
    }

    public static String shortCount(double value) {
        return value >= 10_000 ? trimmed(value / 1_000) + "k" : trimmed(value);
    }

    private static String trimmed(double value) {
        return String.format(Locale.ROOT, "%,.1f", value).replaceAll("\\.0$", "");
    }

    /** {@code 20 min}, {@code 4 h}; bounds are whole numbers. */
    private static String duration(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        if (duration.toHours() > 0) {
            return duration.toMinutesPart() == 0
                    ? duration.toHours() + " h"
                    : duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min"
                        + (duration.toSecondsPart() == 0 ? "" : " " + duration.toSecondsPart() + " s")
                : duration.toSeconds() + " s";
    }
}
