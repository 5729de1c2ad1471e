package dev.packit.stats.statistics;

import dev.packit.stats.job.FilterForm;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what jobs are grouped, and how the groups are sorted.
 *
 * @param keys at most two; empty if jobs are not grouped
 * @param sort the name of a column, with {@code -} for descending order; null for the default order
 */
public record Grouping(List<GroupKey> keys, @Nullable String sort) {

    static final String BY = FilterForm.BY;
    static final String SORT = FilterForm.SORT;

    /** The parameters of pages of statistics. */
    public static final Set<String> PARAMETERS = Stream.concat(
                    StatisticsFilter.PARAMETERS.stream(), Stream.of(BY, SORT))
            .collect(Collectors.toUnmodifiableSet());

    public static final Grouping NONE = new Grouping(List.of(), null);

    /** A column with figures. */
    enum Column {
        TOTAL,
        SUCCESS,
        FAILED,
        ERROR,
        RUNNING,
        OTHER,
        NOT_BUILT,
        LOST,
        SUCCESS_RATE,
        ERROR_RATE,
        RUN_SECONDS_MEDIAN,
        RUN_SECONDS_P90,
        RUN_SECONDS_P95,
        QUEUE_SECONDS_MEDIAN,
        QUEUE_SECONDS_P90,
        QUEUE_SECONDS_P95;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Null if unknown. */
        @Nullable
        Number of(Tallies group) {
            return switch (this) {
                case TOTAL -> group.counts().total();
                case SUCCESS -> group.counts().success();
                case FAILED -> group.counts().failed();
                case ERROR -> group.counts().error();
                case RUNNING -> group.counts().running();
                case OTHER -> group.counts().other();
                case NOT_BUILT -> group.counts().notBuilt();
                case LOST -> group.counts().lost();
                case SUCCESS_RATE -> group.decided().successRate();
                case ERROR_RATE -> group.rated().errorRate();
                case RUN_SECONDS_MEDIAN -> group.sum().run().rounded(0.5);
                case RUN_SECONDS_P90 -> group.sum().run().rounded(0.9);
                case RUN_SECONDS_P95 -> group.sum().run().rounded(0.95);
                case QUEUE_SECONDS_MEDIAN -> group.sum().queue().rounded(0.5);
                case QUEUE_SECONDS_P90 -> group.sum().queue().rounded(0.9);
                case QUEUE_SECONDS_P95 -> group.sum().queue().rounded(0.95);
            };
        }
    }

    /** @throws BadParameter if a value cannot be read */
    public static Grouping of(Parameters parameters) {
        List<GroupKey> keys = parameters.several(BY).stream().map(GroupKey::of).toList();
        if (keys.size() > 2) {
            throw new BadParameter(BY, "must be " + GroupKey.taken());
        }
        Grouping grouping = new Grouping(keys, parameters.text(SORT).orElse(null));
        if (grouping.sort == null || !keys.isEmpty() && grouping.columns().contains(grouping.sorted())) {
            return grouping;
        }
        if (!parameters.tidy()) {
            // a form in which other keys were chosen
            return new Grouping(keys, null);
        }
        throw keys.isEmpty()
                ? new BadParameter(SORT, "must be combined with by, since only groups can be sorted")
                : new BadParameter(
                        SORT,
                        "must be one of %s, with “-” before it for descending order, not “%s”"
                                .formatted(String.join(", ", grouping.columns()), grouping.sort));
    }

    /** The names of all columns by which groups can be sorted. */
    private List<String> columns() {
        return Stream.concat(
                        keys.stream().map(GroupKey::word),
                        Arrays.stream(Column.values()).map(Column::word))
                .toList();
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The column that groups are sorted by. */
    String sorted() {
        if (sort != null) {
            return sort.startsWith("-") ? sort.substring(1) : sort;
        }
        return keys.get(0).isTime() ? keys.get(0).word() : Column.TOTAL.word();
    }

    boolean isDescending() {
        return sort == null ? !keys.get(0).isTime() || keys.get(0).isNewestFirst() : sort.startsWith("-");
    }

    /** The column of figures that groups are sorted by; null if they are sorted by a key. */
    @Nullable
    Column column() {
        return Arrays.stream(Column.values())
                .filter(column -> column.word().equals(sorted()))
                .findFirst()
                .orElse(null);
    }

    /** The index of the key that groups are sorted by; −1 if they are sorted by figures. */
    int sortedKey() {
        return keys.stream().map(GroupKey::word).toList().indexOf(sorted());
    }

    /** The query parameters of this grouping. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            query.put(BY, keys.stream().map(GroupKey::word).collect(Collectors.joining(",")));
        }
        if (sort != null) {
            query.put(SORT, sort);
        }
        return query;
    }
}
