package dev.packit.stats.statistics;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.packit.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups jobs, and sorts the groups. */
@ApplicationScoped
public class GroupCount {

    /** The number of groups that are not summed up. */
    private static final int SHOWN = 50;

    @Inject
    JobStore store;

    @Inject
    GroupedJobs grouped;

    @Inject
    PipelineIndex index;

    @Inject
    ProjectDirectory directory;

    private final Recent<Asked, Groups> recent = new Recent<>();

    private record Asked(
            String path,
            StatisticsFilter filter,
            Grouping grouping,
            @Nullable Instant from,
            long version) {}

    /** @param rank the value of the column by which groups are sorted; null if it is unknown */
    private record Counted(
            List<@Nullable Object> values,
            Tallies jobs,
            @Nullable Object rank) {}

    /**
     * Returns the groups of the jobs in a statistic; null if they are not to be grouped.
     *
     * @param path of the page
     * @param told the parameters of the filter that the path already contains
     */
    public @Nullable Groups of(
            StatisticsFilter filter, Grouping grouping, Statistic statistic, String path, Set<String> told) {
        if (grouping.isEmpty()) {
            return null;
        }
        Asked asked = new Asked(path, filter, grouping, statistic.from(), store.version());
        return recent.get(asked, () -> count(filter, grouping, statistic, path, told));
    }

    private Groups count(
            StatisticsFilter filter, Grouping grouping, Statistic statistic, String path, Set<String> told) {
        GroupValues values = new GroupValues(index.lastKnown(), directory.lastKnown(), new HashMap<>());
        Map<List<@Nullable Object>, Tallies> all = grouped.of(filter, grouping.keys(), statistic, values);
        Comparator<Counted> order = order(grouping);
        PriorityQueue<Counted> first = new PriorityQueue<>(order.reversed());
        Tallies rest = new Tallies();
        all.forEach((group, jobs) -> {
            first.add(new Counted(group, jobs, rank(grouping, group, jobs)));
            if (first.size() > SHOWN) {
                rest.addAll(first.remove().jobs);
            }
        });
        return new Groups(
                statistic.from(),
                statistic.to(),
                first.stream()
                        .sorted(order)
                        .map(group -> new Group(
                                keys(grouping, group.values),
                                Group.Figures.of(group.jobs),
                                link(narrowed(filter, grouping, statistic, group.values, values), path, told)))
                        .toList(),
                all.size() <= SHOWN ? null : new Group.Rest(all.size() - SHOWN, Group.Figures.of(rest)),
                statistic.series(),
                statistic.asOf(),
                grouping);
    }

    private static Comparator<Counted> order(Grouping grouping) {
        Comparator<Object> byRank = grouping.column() == null
                ? grouping.keys().get(grouping.sortedKey()).order()
                : GroupKey.NATURAL;
        Comparator<Counted> order = Comparator.comparing(Counted::rank, unknownLast(byRank, grouping.isDescending()));
        for (int i = 0; i < grouping.keys().size(); i++) {
            int place = i;
            GroupKey key = grouping.keys().get(i);
            order = order.thenComparing(
                    group -> group.values.get(place), unknownLast(key.order(), key.isNewestFirst()));
        }
        return order;
    }

    private static @Nullable Object rank(Grouping grouping, List<@Nullable Object> group, Tallies jobs) {
        Grouping.Column column = grouping.column();
        return column == null ? group.get(grouping.sortedKey()) : column.of(jobs);
    }

    /** What is unknown comes last in either direction. */
    private static Comparator<@Nullable Object> unknownLast(Comparator<Object> order, boolean descending) {
        return Comparator.nullsLast(descending ? order.reversed() : order);
    }

    private static Map<String, @Nullable Object> keys(Grouping grouping, List<@Nullable Object> values) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            keys.put(grouping.keys().get(i).word(), value == null ? null : GroupKey.written(value));
        }
        return Collections.unmodifiableMap(keys);
    }

    private static @Nullable GroupLink link(@Nullable StatisticsFilter narrowed, String path, Set<String> told) {
        return narrowed == null ? null : new GroupLink(path, told, narrowed);
    }

    /** The filter for a group; null if there is none. */
    private static @Nullable StatisticsFilter narrowed(
            StatisticsFilter filter,
            Grouping grouping,
            Statistic statistic,
            List<@Nullable Object> group,
            GroupValues values) {
        StatisticsFilter narrowed = filter;
        if (grouping.keys().stream().anyMatch(GroupKey::isNewestFirst)) {
            JobFilter jobs = filter.jobs().during(new TimeRange(text(statistic.from()), text(statistic.to()), null));
            narrowed = new StatisticsFilter(jobs, filter.kinds());
        }
        for (int i = 0; i < group.size() && narrowed != null; i++) {
            narrowed = GroupLink.narrowed(narrowed, grouping.keys().get(i), group.get(i), values.platforms());
        }
        return narrowed;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
