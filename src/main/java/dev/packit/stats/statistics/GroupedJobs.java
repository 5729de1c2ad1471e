package dev.packit.stats.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.database.Guard;
import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts jobs in groups, using the data in {@link JobStore}. Only the names of branches are read from the database. What was
 * counted is kept, so that another order of the same groups does not take as long again.
 */
@ApplicationScoped
class GroupedJobs {

    private static final String BRANCHES = """
            select t.id, %s as name
            from git_branches t
            where t.id = any (:ids) and t.name is not null
            """.formatted(Guard.word("t.name"));

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long MOST_BYTES = 48_000_000;
    private static final long BYTES_OF_GROUP = 700;

    /** Its durations. */
    private static final long BYTES_OF_JOB = 12;

    @Inject
    Sql sql;

    @Inject
    JobStore store;

    @Inject
    Statistics statistics;

    private final Cache<Question, Map<List<@Nullable Object>, Tallies>> kept = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .softValues()
            .maximumWeight(MOST_BYTES)
            .weigher(GroupedJobs::bytes)
            .build();

    /**
     * What was counted.
     *
     * @param jobs their number
     * @param version of the jobs
     * @param pipelines the highest id of the pipelines by which jobs belong to projects
     */
    private record Question(
            StatisticsFilter filter,
            List<GroupKey> keys,
            @Nullable Instant from,
            long jobs,
            long version,
            int pipelines) {}

    private static int bytes(Question question, Map<List<@Nullable Object>, Tallies> groups) {
        return (int) Math.min(MOST_BYTES, groups.size() * BYTES_OF_GROUP + question.jobs * BYTES_OF_JOB);
    }

    /** Counts jobs in groups. It remembers the last group, because consecutive jobs often belong to the same one. */
    private static final class Counting {

        private final Map<@Nullable Object, Map<@Nullable Object, Tallies>> counted = new HashMap<>();
        private final Function<JobCursor, @Nullable Object> first;
        private final Function<JobCursor, @Nullable Object> second;
        private @Nullable Object lastOne;
        private @Nullable Object lastOther;
        private @Nullable Tallies last;

        Counting(Function<JobCursor, @Nullable Object> first, Function<JobCursor, @Nullable Object> second) {
            this.first = first;
            this.second = second;
        }

        @SuppressWarnings("ReferenceEquality") // values that are equal but not identical are looked up
        void add(JobCursor job) {
            Object one = first.apply(job);
            Object other = second.apply(job);
            if (last == null || one != lastOne || other != lastOther) {
                last = counted.computeIfAbsent(one, its -> new HashMap<>())
                        .computeIfAbsent(other, its -> new Tallies());
                lastOne = one;
                lastOther = other;
            }
            last.add(job);
        }
    }

    /**
     * Returns the jobs of a statistic by the values of one or two keys. The result must not be changed, which adding it up does
     * not.
     */
    Map<List<@Nullable Object>, Tallies> of(
            StatisticsFilter filter, List<GroupKey> keys, Statistic statistic, GroupValues values) {
        long jobs = statistic.total().total();
        Question question = new Question(
                filter,
                keys,
                statistic.from(),
                jobs,
                store.version(),
                values.pipelines().lastPipeline());
        Map<List<@Nullable Object>, Tallies> known = kept.getIfPresent(question);
        if (known == null) {
            known = count(filter, keys, statistic, values);
            kept.put(question, known);
        }
        return known;
    }

    private Map<List<@Nullable Object>, Tallies> count(
            StatisticsFilter filter, List<GroupKey> keys, Statistic statistic, GroupValues values) {
        Window window = Window.of(statistic.from(), statistic.to());
        List<Function<JobCursor, @Nullable Object>> of =
                keys.stream().map(values::of).toList();
        Counting counting = new Counting(of.get(0), of.size() > 1 ? of.get(1) : job -> null);
        store.snapshot().scan(window, statistics.selection(filter, window), counting::add);
        return named(counting.counted, keys);
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
}
