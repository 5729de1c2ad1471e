package dev.packit.stats.statistics;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Platform;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.packit.Wildcard;
import dev.packit.stats.web.Urls;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A link to the jobs of a group.
 *
 * @param path of the statistics page
 * @param told the parameters of the filter that the path already contains
 */
public record GroupLink(String path, Set<String> told, StatisticsFilter filter) {

    /** Their statistics; null if the address would be too long. */
    @Nullable
    String statistics() {
        Map<String, String> query = new LinkedHashMap<>(filter.query());
        query.keySet().removeAll(told);
        return Urls.reachable(path + Urls.query(query));
    }

    /** The list of those with an outcome, or their statistics if they are of several kinds. */
    public @Nullable String jobs(Outcome outcome) {
        return new GroupLink(path, told, with(filter, Parameter.OUTCOME, outcome.word())).jobs();
    }

    /** The list of all, or their statistics if they are of several kinds. */
    public @Nullable String jobs() {
        if (filter.counted().size() > 1) {
            return statistics();
        }
        JobKind kind = filter.counted().get(0);
        return Urls.reachable(kind.listPath() + Urls.query(filter.jobs().query()));
    }

    private static StatisticsFilter with(StatisticsFilter filter, Parameter parameter, String text) {
        return new StatisticsFilter(filter.jobs().with(parameter, text), filter.kinds());
    }

    /**
     * Narrows a filter down to the jobs with a value of a key; null if no filter selects them.
     *
     * @param platforms of the targets of all jobs that the filter selects
     */
    static @Nullable StatisticsFilter narrowed(
            StatisticsFilter filter, GroupKey key, @Nullable Object value, Map<String, Platform> platforms) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        return switch (key) {
            case KIND -> new StatisticsFilter(filter.jobs(), EnumSet.of((JobKind) value));
            case PROJECT -> with(filter, Parameter.PROJECT, text);
            case PACKAGE -> with(filter, Parameter.PACKAGE, text);
            case IDENTIFIER -> with(filter, Parameter.IDENTIFIER, text);
            case BRANCH -> with(filter, Parameter.BRANCH, text);
            case STATUS -> exactly(filter, Parameter.STATUS, text);
            case TARGET -> exactly(filter, Parameter.TARGET, text);
            case DISTRIBUTION -> like(filter, platforms, of -> text.equals(of.distribution()), text, text + "-*");
            case ARCHITECTURE -> like(filter, platforms, of -> text.equals(of.architecture()), "*-" + text);
            case WEEK -> {
                LocalDate monday = LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE);
                yield during(filter, monday, monday.plusWeeks(1));
            }
            case MONTH -> {
                LocalDate first = YearMonth.parse(text).atDay(1);
                yield during(filter, first, first.plusMonths(1));
            }
            case FORGE, NAMESPACE, TRIGGER, HOUR, WEEKDAY -> null;
        };
    }

    /** Null for a value that is taken for several, or for a pattern. */
    private static @Nullable StatisticsFilter exactly(StatisticsFilter filter, Parameter parameter, String text) {
        return text.contains("*") || text.contains(",") ? null : with(filter, parameter, text);
    }

    /** Null if no pattern selects exactly the wanted platforms, or there already is one, since there can only be one. */
    private static @Nullable StatisticsFilter like(
            StatisticsFilter filter, Map<String, Platform> platforms, Predicate<Platform> wanted, String... patterns) {
        return filter.jobs().asksFor(Parameter.TARGET)
                ? null
                : Arrays.stream(patterns)
                        .filter(pattern -> platforms.entrySet().stream()
                                .allMatch(target -> new Wildcard(pattern).matches(target.getKey())
                                        == wanted.test(target.getValue())))
                        .findFirst()
                        .map(pattern -> with(filter, Parameter.TARGET, pattern))
                        .orElse(null);
    }

    /** The part of a calendar's period that is in the filter's, whose bounds are known. */
    private static StatisticsFilter during(StatisticsFilter filter, LocalDate from, LocalDate to) {
        TimeRange time = filter.jobs().time();
        Instant start = from.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = to.atStartOfDay().toInstant(ZoneOffset.UTC);
        JobFilter jobs = filter.jobs()
                .during(new TimeRange(
                        time.fromText() != null
                                        && Instant.parse(time.fromText()).isAfter(start)
                                ? time.fromText()
                                : start.toString(),
                        time.toText() != null && Instant.parse(time.toText()).isBefore(end)
                                ? time.toText()
                                : end.toString(),
                        null));
        return new StatisticsFilter(jobs, filter.kinds());
    }
}
