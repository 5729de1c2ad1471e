package dev.packit.stats.job;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All projects, kept for half a minute: there are some ten thousand, and no index finds them by a part of their name. Those
 * without a forge or a name have no address and are left out.
 */
@ApplicationScoped
public class ProjectDirectory {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final String ALL = """
            select g.id, g.instance_url as forge, g.namespace, g.repo_name as repo, g.project_url
            from git_projects g
            where g.instance_url is not null and g.repo_name is not null
            order by g.id
            """;

    @Inject
    Sql sql;

    private LoadingCache<Boolean, List<Entry>> entries;

    @PostConstruct
    void create() {
        entries = Caffeine.newBuilder().expireAfterWrite(KEPT).build(always -> read());
    }

    /**
     * One project, however often it stands in the database.
     *
     * @param lowerName for finding a part of it in any case
     * @param order where it comes among the others: by name in any case, then by forge
     */
    public record Entry(Project project, Integer[] ids, String lowerName, String order) {

        public static Entry of(Project project, Integer... ids) {
            String name = project.name();
            String lowerName = name.toLowerCase(Locale.ROOT);
            return new Entry(project, ids, lowerName, lowerName + " " + project.forge() + " " + name);
        }

        /** Its number in addresses of pages: the lowest of its ids. */
        public int id() {
            return ids[0];
        }

        public boolean isIn(String forge, String namespace) {
            String own = project.namespace() == null ? "" : project.namespace();
            return (forge == null || forge.equals(project.forge()))
                    && (namespace == null || own.equals(namespace) || own.startsWith(namespace + "/"));
        }
    }

    /** In the order of their names. */
    public List<Entry> all() {
        return entries.get(true);
    }

    private List<Entry> read() {
        Map<String, List<Named>> byName = sql.list(ALL, Map.of(), Named::of).stream()
                .collect(Collectors.groupingBy(
                        named -> named.project.fullName(), LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream()
                .map(rows -> Entry.of(
                        rows.get(0).project, rows.stream().map(Named::id).toArray(Integer[]::new)))
                .sorted(Comparator.comparing(Entry::order))
                .toList();
    }

    private record Named(int id, Project project) {

        static Named of(Row row) {
            return new Named(row.number("id").intValue(), Project.of(row));
        }
    }
}
