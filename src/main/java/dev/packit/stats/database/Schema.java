package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Knows which of the columns that this application reads ({@code columns.csv}) the connected database has. An older or newer
 * version of Packit may lack tables or columns, and the role may lack privileges on some. Whatever depends on them is then
 * shown as unknown, and everything else works.
 */
@ApplicationScoped
public class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final Pattern TABLE = Pattern.compile("(?<=\\b(?:from|join)\\s)\\s*([a-z_]+)\\s+(?=[a-z]+\\b)");

    private static final Adaptation UNCHECKED = Adaptation.of(List.of(), Set.of());

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

    /** Missing tables and columns, sorted, as {@code table} or {@code table.column}. */
    public List<String> missing() {
        return adaptation.missing;
    }

    /** Whether the essential tables exist, without which there is nothing to show. */
    public boolean usable() {
        return Stream.of("pipelines", "project_events", "git_projects").allMatch(this::has);
    }

    /** Rewrites a query so that missing tables and columns are replaced by nulls. */
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
                LOG.warnf("The database lacks %s; dependent features are disabled", String.join(", ", fresh.missing));
            }
            adaptation = fresh;
        }
        readAt = begun;
    }

    /** The rewriting rules for one version of the schema. A table without ids is as good as absent. */
    record Adaptation(
            List<String> missing, Set<String> absent, Map<String, String> replacements, Map<String, String> adapted) {

        static Adaptation of(List<Expected> expected, Set<String> present) {
            Predicate<Expected> lacking = column -> !present.contains(column.name());
            Map<String, List<Expected>> tables = expected.stream().collect(Collectors.groupingBy(Expected::table));
            Set<String> absent = tables.entrySet().stream()
                    .filter(table -> table.getValue().stream().allMatch(lacking)
                            || table.getValue().stream()
                                    .anyMatch(column -> column.column().equals("id") && lacking.test(column)))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            Map<String, String> replacements = tables.entrySet().stream()
                    .filter(table -> table.getValue().stream().anyMatch(lacking))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            table -> replacement(table.getKey(), table.getValue(), lacking, absent)));
            List<String> missing = expected.stream()
                    .filter(lacking)
                    .map(column -> absent.contains(column.table()) ? column.table() : column.name())
                    .distinct()
                    .toList();
            return new Adaptation(missing, absent, replacements, new ConcurrentHashMap<>());
        }

        private static String replacement(
                String table, List<Expected> columns, Predicate<Expected> lacking, Set<String> absent) {
            boolean gone = absent.contains(table);
            String selected = columns.stream()
                    .map(column -> gone || lacking.test(column)
                            ? "cast(null as %s) as %s".formatted(column.type(), column.column())
                            : column.column())
                    .collect(Collectors.joining(", "));
            return "(select %s %s)".formatted(selected, gone ? "where false" : "from " + table);
        }

        String adapt(String sql) {
            return replacements.isEmpty() ? sql : adapted.computeIfAbsent(sql, this::rewrite);
        }

        private String rewrite(String sql) {
            return TABLE.matcher(sql).replaceAll(match -> {
                String table = match.group(1);
                return Matcher.quoteReplacement(replacements.getOrDefault(table, table) + " ");
            });
        }
    }
}
