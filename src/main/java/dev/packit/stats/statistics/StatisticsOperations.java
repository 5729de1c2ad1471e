package dev.packit.stats.statistics;

import dev.packit.stats.job.FilterParameters;
import dev.packit.stats.job.JobHistory;
import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.api.Operation;
import dev.packit.stats.web.api.Operations;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes the addresses of statistics. */
@Singleton
public class StatisticsOperations implements Operations {

    private static final List<ApiParameter> GROUPING = List.of(
            ApiParameter.several(
                    Grouping.BY, "What to group jobs by: one or two of these, separated by a comma.", GroupKey.words()),
            ApiParameter.text(
                    Grouping.SORT,
                    "With `by`: the column of the CSV by which groups are sorted, with `-` before it for descending order.",
                    "-success_rate"));

    @Override
    public Operations.Group group() {
        return Operations.Group.STATISTICS;
    }

    @Override
    public List<Operation> operations() {
        return List.of(counted(
                        "getStatistics",
                        StatisticsPage.PATH,
                        "Statistics",
                        "Outcomes, rates and durations of the jobs that match the filter, in total and over time; with `by`, of groups of"
                                + " them.",
                        Set.of())
                .answers(Statistic.Compared.class, Groups.class)
                .example("/statistics?period=year&kind=copr"));
    }

    /**
     * Describes an address with statistics.
     *
     * @param told the parameters that its path contains already
     */
    public static Operation counted(String id, String path, String title, String about, Set<String> told) {
        Set<String> names = new HashSet<>(StatisticsFilter.PARAMETERS);
        names.removeAll(told);
        return Operation.table(id, path, title, about)
                .takes(FilterParameters.of(names))
                .takes(GROUPING);
    }

    @Override
    public List<NamedType> types() {
        List<Key> keys = Arrays.stream(GroupKey.values())
                .map(key -> new Key(
                        key.word(),
                        key == GroupKey.HOUR ? Integer.class : String.class,
                        false,
                        false,
                        "Present if jobs are grouped by this; null for jobs without it."))
                .toList();
        return List.of(
                new NamedType(dev.packit.stats.statistics.Group.class, "Group", keys),
                NamedType.of(dev.packit.stats.statistics.Group.Rest.class, "RestOfGroups"),
                NamedType.of(Statistic.Compared.class, "Statistics"),
                NamedType.of(Statistic.Previous.class, "PreviousStatistics"),
                NamedType.of(Statistic.Step.class, "StatisticsStep"),
                NamedType.of(KindStatistic.Percentiles.class, "Percentiles"),
                NamedType.of(Silences.Found.class, "Silences"),
                NamedType.of(Silences.Silence.class, "Silence"),
                NamedType.of(JobHistory.Others.class, "OtherChanges"));
    }
}
