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
 * What the database at hand has of what this application reads ({@code columns.csv}). An older or newer Packit may lack
 * a table or a column, and a role may not be granted one: then whatever needs it shows it as unknown, and the rest works.
 */
@ApplicationScoped
public class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final Pattern TABLE = Pattern.compile("(?<=\\b(?:from|join)\\s)\\s*([a-z_]+)\\s+(?=[a-z]+\\b)");

    private static final Adaptation UNCHECKED = Adaptation.of(List.of(), Set.of());

    private final Catalog catalog;
    private volatile Adaptation adaptation = UNCHECKED;

    @Inject
    Schema(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Whether the database has anything of this table; taken for granted until it has been looked at. */
    public boolean has(String table) {
        return !adaptation.absent.contains(table);
    }

    /** What this application reads and the database lacks: {@code table} or {@code table.column}, in order. */
    public List<String> missing() {
        return adaptation.missing;
    }

    /** Without any of these tables there is nothing to show. */
    public boolean usable() {
        return Stream.of("pipelines", "project_events", "git_projects").allMatch(this::has);
    }

    /** The query with every table that lacks something replaced by one that has it, as nulls. */
    String adapt(String sql) {
        if (adaptation == UNCHECKED) {
            refresh();
        }
        return adaptation.adapt(sql);
    }

    /** Looks at the database again, at start and whenever the readiness probe asks: Packit may have been upgraded. */
    void refresh() {
        Adaptation fresh = Adaptation.of(Expected.columns(), catalog.columns());
        if (adaptation == UNCHECKED || !adaptation.missing.equals(fresh.missing)) {
            if (fresh.missing.isEmpty()) {
                LOG.info("The database has everything that is read of it");
            } else {
                LOG.warnf("The database lacks %s: what needs them is off", String.join(", ", fresh.missing));
            }
            adaptation = fresh;
        }
    }

    /** How queries are rewritten for one state of the database. */
    record Adaptation(
            List<String> missing, Set<String> absent, Map<String, String> replacements, Map<String, String> adapted) {

        static Adaptation of(List<Expected> expected, Set<String> present) {
            Predicate<Expected> lacking = column -> !present.contains(column.name());
            Map<String, List<Expected>> tables = expected.stream().collect(Collectors.groupingBy(Expected::table));
            Set<String> absent = tables.entrySet().stream()
                    .filter(table -> table.getValue().stream().allMatch(lacking))
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
            String selected = columns.stream()
                    .map(column -> lacking.test(column)
                            ? "cast(null as %s) as %s".formatted(column.type(), column.column())
                            : column.column())
                    .collect(Collectors.joining(", "));
            return "(select %s %s)".formatted(selected, absent.contains(table) ? "where false" : "from " + table);
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
