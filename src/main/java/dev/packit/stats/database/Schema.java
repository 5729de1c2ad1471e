package dev.packit.stats.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Knows which of the columns that this application reads ({@code columns.csv}) the connected database has. An older or newer
 * version of Packit may lack tables or columns, or have them with another type, and the role may lack privileges on some.
 * Whatever depends on them is then shown as unknown, and everything else works. Values that could do harm are read as
 * {@link Guard} says.
 */
@ApplicationScoped
public class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final Pattern TABLE = Pattern.compile("(?<=\\b(?:from|join)\\s)\\s*([a-z_]+)\\s+(?=[a-z]+\\b)");

    private static final Pattern WORD = Pattern.compile("\\w+");

    private static final Adaptation UNCHECKED = Adaptation.of(List.of(), Map.of());

    private final Catalog catalog;
    private volatile Adaptation adaptation = UNCHECKED;
    private volatile long readAt;

    @Inject
    Schema(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Whether the database has the table; assumed to be true until the schema has been read. */
    public boolean has(String table) {
        return !adaptation.absent.contains(table);
    }

    /** Missing tables and columns, and those of another type, sorted, as {@code table} or {@code table.column}. */
    public List<String> missing() {
        return adaptation.missing;
    }

    /** Whether the essential tables exist, without which there is nothing to show. */
    public boolean usable() {
        return Stream.of("pipelines", "project_events", "git_projects").allMatch(this::has);
    }

    /** Rewrites a query so that missing tables and columns are replaced by nulls, and harmful values by harmless ones. */
    String adapt(String sql) {
        if (adaptation == UNCHECKED) {
            refresh();
        }
        return adaptation.adapt(sql);
    }

    /** Reads the schema again because a query failed that began at this time, unless somebody has read it since. */
    synchronized void refresh(long nanoTime) {
        if (adaptation == UNCHECKED || readAt - nanoTime < 0) {
            refresh();
        }
    }

    /** Reads the schema again, at startup, regularly, and on every readiness probe, because Packit may have been upgraded. */
    void refresh() {
        long begun = System.nanoTime();
        Adaptation fresh = Adaptation.of(Expected.columns(), catalog.columns());
        if (adaptation == UNCHECKED || !adaptation.missing.equals(fresh.missing)) {
            if (fresh.missing.isEmpty()) {
                LOG.info("The database has all required tables and columns");
            } else {
                LOG.warnf(
                        "The database lacks %s, or has it with another type; dependent features are disabled",
                        String.join(", ", fresh.missing));
            }
            adaptation = fresh;
        }
        readAt = begun;
    }

    /**
     * The rewriting rules for one version of the schema. A table without ids is as good as absent.
     *
     * @param tables the columns of each table that are expected
     * @param lacking the expected columns that the database does not have
     * @param adapted the queries that were last rewritten
     */
    record Adaptation(
            List<String> missing,
            Set<String> absent,
            Map<String, List<Expected>> tables,
            Set<Expected> lacking,
            Cache<String, String> adapted) {

        /** More than there are in the code, though filters can be combined. */
        private static final int MOST_ADAPTED = 500;

        static Adaptation of(List<Expected> expected, Map<String, Catalog.Type> present) {
            Map<String, List<Expected>> tables = expected.stream().collect(Collectors.groupingBy(Expected::table));
            Predicate<Expected> isMissing = column -> {
                Catalog.Type type = present.get(column.name());
                return type == null || !column.accepts(type);
            };
            Set<String> absent = tables.entrySet().stream()
                    .filter(table -> table.getValue().stream().allMatch(isMissing)
                            || table.getValue().stream()
                                    .anyMatch(column -> column.column().equals("id") && isMissing.test(column)))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            Set<Expected> lacking = expected.stream()
                    .filter(isMissing.or(column -> absent.contains(column.table())))
                    .collect(Collectors.toSet());
            List<String> missing = expected.stream()
                    .filter(lacking::contains)
                    .map(column -> absent.contains(column.table()) ? column.table() : column.name())
                    .distinct()
                    .toList();
            Cache<String, String> adapted =
                    Caffeine.newBuilder().maximumSize(MOST_ADAPTED).build();
            return new Adaptation(missing, absent, tables, lacking, adapted);
        }

        String adapt(String sql) {
            return adapted.get(sql, this::rewrite);
        }

        private String rewrite(String sql) {
            Set<String> words =
                    WORD.matcher(sql).results().map(MatchResult::group).collect(Collectors.toSet());
            return TABLE.matcher(sql).replaceAll(match -> Matcher.quoteReplacement(table(match.group(1), words) + " "));
        }

        /** PostgreSQL plans a query from this as one from the table itself, so its indexes are used. */
        private String table(String table, Set<String> words) {
            List<Expected> read = tables.getOrDefault(table, List.of()).stream()
                    .filter(column -> words.contains(column.column()))
                    .toList();
            if (!absent.contains(table)
                    && read.stream().allMatch(column -> !lacking.contains(column) && Guard.of(column) == null)) {
                return table;
            }
            String selected = read.stream().map(this::selected).collect(Collectors.joining(", "));
            return "(select %s %s)".formatted(selected, absent.contains(table) ? "where false" : "from " + table);
        }

        private String selected(Expected column) {
            String guarded =
                    lacking.contains(column) ? "cast(null as %s)".formatted(column.typeOfNull()) : Guard.of(column);
            return guarded == null ? column.column() : guarded + " as " + column.column();
        }
    }
}
