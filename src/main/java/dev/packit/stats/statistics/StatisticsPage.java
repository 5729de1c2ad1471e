package dev.packit.stats.statistics;

import dev.packit.stats.chart.Chart;
import dev.packit.stats.job.FilterForm;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.page.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of statistics.
 *
 * @param path the page's path
 * @param told the filter's parameters that the path already contains
 * @param groups null if jobs are not grouped
 * @param before the statistics of the previous period of the same length; null if there is none
 * @param regressed what became worse since then; empty if jobs are grouped
 * @param readBackTo the time since which all jobs have been read; null if all have been read
 */
public record StatisticsPage(
        String path,
        Set<String> told,
        StatisticsFilter filter,
        Grouping grouping,
        @Nullable Groups groups,
        Statistic now,
        @Nullable Statistic before,
        List<Regression> regressed,
        @Nullable Instant readBackTo) {

    static final String PATH = "/statistics";

    /** The name of the picture of groups. */
    static final String GROUPS = "groups";

    /** Creates a page with the statistics of the previous period. */
    public static StatisticsPage of(
            Statistics statistics, StatisticsFilter filter, Statistic now, String path, Set<String> told) {
        return new StatisticsPage(
                path,
                told,
                filter,
                Grouping.NONE,
                null,
                now,
                statistics.before(filter, now),
                List.of(),
                statistics.readBackTo());
    }

    /** Returns a copy with groups if jobs are to be grouped, else with what became worse. */
    public StatisticsPage with(Grouping by, GroupCount count, Regressions regressions) {
        return new StatisticsPage(
                path,
                told,
                filter,
                by,
                count.of(filter, by, now, path, told),
                now,
                before,
                by.isEmpty() ? regressions.of(filter, now, before, path, told) : List.of(),
                readBackTo);
    }

    /** The statistics as data. */
    public Answers.Tabular data() {
        return groups == null ? now.comparedWith(before, regressed) : groups;
    }

    /** @param current whether it is selected */
    public record Choice(String word, String path, boolean current) {}

    public FilterForm form() {
        Map<String, String> besides = new LinkedHashMap<>(filter.query());
        besides.keySet().retainAll(Set.of(FilterForm.KIND));
        besides.putAll(grouping.query());
        List<String> kinds = JobKind.allSlugs();
        List<FilterForm.Select> selects = List.of(
                new FilterForm.Select(FilterForm.KIND, "Kind", "all", kinds, besides.getOrDefault(FilterForm.KIND, "")),
                new FilterForm.Select(
                        Grouping.BY, "Group by", "kind", GroupKey.words(), besides.getOrDefault(Grouping.BY, "")));
        return new FilterForm(path, "Jobs", filter.jobs(), filter.counted(), besides, told, selects);
    }

    /** Whether the filter has conditions other than a period. */
    public boolean isFiltered() {
        return filter.query().keySet().stream().anyMatch(name -> !name.equals("period") && !told.contains(name));
    }

    public String title() {
        return form().about("Statistics");
    }

    /** The kinds that have jobs. */
    public List<KindLine> lines() {
        return now.kinds().stream()
                .filter(kind -> kind.counts().total() > 0)
                .map(kind -> new KindLine(kind, of(before, kind.kind()), list(kind.kind())))
                .toList();
    }

    /** Whether errors of at least one of these kinds are known to be the infrastructure's. */
    public boolean tellsCauses() {
        return lines().stream().anyMatch(line -> line.now().canFail());
    }

    /** The kinds whose jobs ended, but end in an error whatever the cause, in words; null if there are none. */
    public @Nullable String unexplained() {
        List<String> names = lines().stream()
                .map(KindLine::now)
                .filter(kind -> !kind.canFail() && kind.counts().ended() > 0)
                .map(kind -> kind.kind().words().plural())
                .toList();
        return names.isEmpty() ? null : Figures.enumerated(names);
    }

    private static @Nullable KindStatistic of(@Nullable Statistic statistic, JobKind kind) {
        return statistic == null
                ? null
                : statistic.kinds().stream()
                        .filter(other -> other.kind() == kind && other.counts().total() > 0)
                        .findFirst()
                        .orElse(null);
    }

    private String list(JobKind kind) {
        return kind.listPath() + Urls.query(filter.jobs().suiting(kind).query());
    }

    public List<Choice> periods() {
        TimeRange time = filter.jobs().time();
        TimeRange.Period current = time.equals(TimeRange.ALL) ? TimeRange.Period.ALL : time.period();
        return Arrays.stream(TimeRange.Period.values())
                .map(period -> new Choice(period.word(), with("period", period.word()), period == current))
                .toList();
    }

    private String with(String name, String value) {
        Map<String, String> query = query();
        if (name.equals("period")) {
            query.keySet().removeAll(Set.of("from", "to"));
        }
        query.put(name, value);
        query.keySet().removeAll(told);
        return path + Urls.query(query);
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>(filter.query());
        query.putAll(grouping.query());
        return query;
    }

    /** The table of the groups; null if jobs are not grouped. */
    public @Nullable GroupTable byGroup() {
        return groups == null ? null : new GroupTable(groups, sort -> with(Grouping.SORT, sort));
    }

    /** The path of the general statistics page with the same filter. */
    public String everywhere() {
        return PATH + Urls.query(query());
    }

    /** The path of a chart as an SVG image. */
    public String picture(String name) {
        return PATH + "/" + name + ".svg" + Urls.query(filter.query());
    }

    /** The path of the bars of the groups as an SVG image. */
    public String groupsPicture() {
        Map<String, String> query = new LinkedHashMap<>(filter.query());
        query.putAll(grouping.query());
        return PATH + "/" + GROUPS + ".svg" + Urls.query(query);
    }

    /** The rows of the data table: the series with all kinds together, newest first. */
    public List<Charts.Part> table() {
        List<Charts.Part> parts = new ArrayList<>(Charts.parts(now));
        Collections.reverse(parts);
        return parts;
    }

    public Chart throughput() {
        return Charts.throughput(now, filter);
    }

    public Chart rates() {
        return Charts.rates(now, filter);
    }

    /** The kind whose durations are shown, which is the one with the most; null if no times are known. */
    public @Nullable JobKind timed() {
        return mostTimed().map(KindStatistic::kind).orElse(null);
    }

    private Optional<KindStatistic> mostTimed() {
        return now.kinds().stream()
                .filter(kind -> kind.runSeconds().count() > 0)
                .max(Comparator.comparing(kind -> kind.runSeconds().count()));
    }

    public Chart runTimes() {
        return mostTimed().map(of -> Charts.runTimes(now, of.kind())).orElse(Chart.EMPTY);
    }

    public Chart runDistribution() {
        return mostTimed()
                .map(of -> Charts.distribution(
                        "Run time distribution of %s"
                                .formatted(of.kind().words().plural()),
                        of.runSeconds().durations()))
                .orElse(Chart.EMPTY);
    }

    public Chart queueDistribution() {
        return mostTimed()
                .map(of -> Charts.distribution(
                        "Queue time distribution of %s"
                                .formatted(of.kind().words().plural()),
                        of.queueSeconds().durations()))
                .orElse(Chart.EMPTY);
    }
}
