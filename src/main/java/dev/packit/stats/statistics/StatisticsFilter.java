package dev.packit.stats.statistics;

import dev.packit.stats.job.FilterForm;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The filter of statistics.
 *
 * @param kinds empty for all
 */
public record StatisticsFilter(JobFilter jobs, Set<JobKind> kinds) {

    public static final Set<String> PARAMETERS = Stream.concat(
                    JobFilter.PARAMETERS.stream(), Stream.of(FilterForm.KIND))
            .collect(Collectors.toSet());

    public static StatisticsFilter of(Parameters parameters) {
        Set<JobKind> kinds = EnumSet.noneOf(JobKind.class);
        parameters.several(FilterForm.KIND).forEach(word -> kinds.add(kind(word)));
        return new StatisticsFilter(JobFilter.of(parameters, counted(kinds)), kinds);
    }

    /** Creates a filter for all kinds of job. */
    public static StatisticsFilter of(JobFilter jobs) {
        return new StatisticsFilter(jobs, Set.of());
    }

    private static JobKind kind(String word) {
        return JobKind.ofList(word)
                .orElseThrow(() -> BadParameter.unknownWord(FilterForm.KIND, JobKind.allSlugs(), word));
    }

    /** The kinds to be counted. */
    List<JobKind> counted() {
        return counted(kinds);
    }

    private static List<JobKind> counted(Set<JobKind> kinds) {
        return Arrays.stream(JobKind.values())
                .filter(kind -> kinds.isEmpty() || kinds.contains(kind))
                .toList();
    }

    Set<JobSource> sources() {
        return counted().stream()
                .map(JobKind::source)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(JobSource.class)));
    }

    /** Whether all jobs of the kinds are counted, whatever their time. */
    boolean isOfAll() {
        return jobs.atAnyTime().isEmpty();
    }

    /** The query parameters of this filter. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!kinds.isEmpty()) {
            query.put(FilterForm.KIND, kinds.stream().map(JobKind::slug).collect(Collectors.joining(",")));
        }
        query.putAll(jobs.query());
        return query;
    }
}
