package dev.packit.stats.statistics;

import dev.packit.stats.database.Guard;
import dev.packit.stats.database.Sql;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Groups jobs using the data in {@link JobStore}. Only the names of branches are read from the database. */
@ApplicationScoped
public class GroupCount {

    private static final String BRANCHES = """
            select t.id, %s as name
            from git_branches t
            where t.id = any (:ids) and t.name is not null
            """.formatted(Guard.word("t.name"));

    /** The number of groups that are not summed up. */
    private static final int SHOWN = 50;

    @Inject
    Sql sql;

    @Inject
    JobStore store;

    @Inject
    Statistics statistics;

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
        List<Counted> all = sorted(counted(filter, grouping, statistic, values), grouping);
        List<Counted> others = all.subList(Math.min(SHOWN, all.size()), all.size());
        Tallies rest = new Tallies();
        others.forEach(group -> rest.addAll(group.jobs));
        return new Groups(
                statistic.from(),
                statistic.to(),
                all.stream()
                        .limit(SHOWN)
                        .map(group -> new Group(
                                keys(grouping, group.values),
                                Group.Figures.of(group.jobs),
                                link(narrowed(filter, grouping, statistic, group.values, values), path, told)))
                        .toList(),
                others.isEmpty() ? null : new Group.Rest(others.size(), Group.Figures.of(rest)),
                statistic.series(),
                statistic.asOf(),
                grouping);
    }

    private Map<List<@Nullable Object>, Tallies> counted(
            StatisticsFilter filter, Grouping grouping, Statistic statistic, GroupValues values) {
        Window window = Window.of(statistic.from(), statistic.to());
        List<Function<JobCursor, @Nullable Object>> keys =
                grouping.keys().stream().map(values::of).toList();
        Function<JobCursor, @Nullable Object> first = keys.get(0);
        Function<JobCursor, @Nullable Object> second = keys.size() > 1 ? keys.get(1) : job -> null;
        Map<@Nullable Object, Map<@Nullable Object, Tallies>> counted = new HashMap<>();
        store.snapshot()
                .scan(
                        window,
                        statistics.selection(filter, window),
                        job -> counted.computeIfAbsent(first.apply(job), one -> new HashMap<>())
                                .computeIfAbsent(second.apply(job), one -> new Tallies())
                                .add(job));
        return named(counted, grouping.keys());
    }

    /** Puts the names of branches in place of their ids, and adds up those of the same name. */
    private Map<List<@Nullable Object>, Tallies> named(
            Map<@Nullable Object, Map<@Nullable Object, Tallies>> counted, List<GroupKey> keys) {
        Map<@Nullable Object, String> branches = new HashMap<>();
        if (keys.contains(GroupKey.BRANCH)) {
            Set<Integer> ids = new TreeSet<>();
            (keys.get(0) == GroupKey.BRANCH
                            ? List.of(counted.keySet())
                            : counted.values().stream().map(Map::keySet).toList())
                    .forEach(some -> some.stream().filter(Objects::nonNull).forEach(id -> ids.add((Integer) id)));
            sql.list(
                    BRANCHES,
                    Map.of("ids", ids.toArray(Integer[]::new)),
                    row -> branches.put(row.intValue("id"), row.textValue("name")));
        }
        Map<List<@Nullable Object>, Tallies> named = new HashMap<>();
        counted.forEach((first, parts) -> parts.forEach((second, jobs) -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                Object value = i == 0 ? first : second;
                values.add(keys.get(i) == GroupKey.BRANCH ? branches.get(value) : value);
            }
            named.merge(values, jobs, (one, other) -> {
                one.addAll(other);
                return one;
            });
        }));
        return named;
    }

    private static List<Counted> sorted(Map<List<@Nullable Object>, Tallies> groups, Grouping grouping) {
        Grouping.Column column = grouping.column();
        Comparator<Counted> order = Comparator.comparing(Counted::rank, comparator(grouping.isDescending()));
        for (int i = 0; i < grouping.keys().size(); i++) {
            int key = i;
            order = order.thenComparing(
                    group -> group.values.get(key),
                    comparator(grouping.keys().get(key).isNewestFirst()));
        }
        return groups.entrySet().stream()
                .map(group -> new Counted(
                        group.getKey(),
                        group.getValue(),
                        column == null ? group.getKey().get(grouping.sortedKey()) : column.of(group.getValue())))
                .sorted(order)
                .toList();
    }

    /** Compares values of the same type; what is unknown comes last in either direction. */
    @SuppressWarnings("unchecked")
    private static Comparator<@Nullable Object> comparator(boolean descending) {
        Comparator<Object> natural = (one, other) -> ((Comparable<Object>) one).compareTo(other);
        return Comparator.nullsLast(descending ? natural.reversed() : natural);
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
