package dev.packit.stats.mirror;

import dev.packit.stats.database.Guard;
import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Project;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All projects, read several times a minute. There are some ten thousand, and the database has no index for a part of their
 * name. Projects without a forge or a name, or with one that is far too long, have no page and are ignored.
 */
@ApplicationScoped
public class ProjectDirectory {

    private static final String ALL = """
            select g.id, g.instance_url as forge, %s as namespace, %s as repo, g.project_url
            from git_projects g
            where g.instance_url <> '' and g.repo_name is not null
            order by g.id
            """.formatted(Guard.word("g.namespace"), Guard.word("g.repo_name"));

    /** Changes whenever one of the columns above does. The database computes it faster than ten thousand rows are read. */
    private static final String FINGERPRINT = """
            select count(*) || ' ' || coalesce(sum(hashtextextended(
                cast(row(g.id, g.instance_url, g.namespace, g.repo_name, g.project_url) as text), 0)), 0) as fingerprint
            from git_projects g
            """;

    /** Projects that were read longer ago are read again before they are used. */
    static final Duration FRESH = Duration.ofSeconds(25);

    private static final Integer[] NONE = {};

    private static final Logger LOG = Logger.getLogger(ProjectDirectory.class);

    @Inject
    MirrorSql sql;

    @Inject
    Clock clock;

    @Inject
    IndexConfig config;

    private volatile @Nullable Known known;

    /**
     * @param ids of the rows of each project
     * @param fingerprint of the rows, or of earlier ones if they have changed since
     * @param at when the database was asked
     */
    private record Known(List<Entry> entries, Map<Project.Identity, Integer[]> ids, String fingerprint, Instant at) {}

    /**
     * One project, which may have several rows in the database.
     *
     * @param lowerName the name in lower case, for a case-insensitive search
     * @param order the sort key: by name, ignoring case, then by forge
     */
    public record Entry(Project project, Integer[] ids, String lowerName, String order) {

        public static Entry of(Project project, Integer... ids) {
            String name = project.name();
            String lowerName = name.toLowerCase(Locale.ROOT);
            return new Entry(project, ids, lowerName, lowerName + " " + project.forge() + " " + name);
        }

        /** Its id in links between pages: the lowest id of its rows. */
        public int id() {
            return ids[0];
        }

        /** Whether any of its rows has one of these ids. */
        public boolean hasAny(Set<Integer> some) {
            for (Integer id : ids) {
                if (some.contains(id)) {
                    return true;
                }
            }
            return false;
        }

        public boolean isIn(@Nullable String forge, @Nullable String namespace) {
            String own = project.namespace() == null ? "" : project.namespace();
            return (forge == null || forge.equals(project.forge()))
                    && (namespace == null || own.equals(namespace) || own.startsWith(namespace + "/"));
        }
    }

    /**
     * Returns all projects, sorted by name, as they were less than {@link #FRESH} ago, or as they were last read in the background
     * from a host of its own.
     */
    public List<Entry> all() {
        Known now = known;
        return now == null || !sql.isElsewhere() && isOld(now) ? reread().entries : now.entries;
    }

    /** Also true if the clock has been set back since. */
    private boolean isOld(Known projects) {
        return Duration.between(projects.at, clock.instant()).abs().compareTo(FRESH) > 0;
    }

    /** Returns all projects without waiting for the database, unless they have never been read. */
    public List<Entry> lastKnown() {
        return known().entries;
    }

    /** The ids of a project's rows, without waiting for the database; empty if it is unknown. */
    public Integer[] ids(@Nullable Project project) {
        return project == null ? NONE : known().ids.getOrDefault(project.identity(), NONE);
    }

    private Known known() {
        Known now = known;
        return now == null ? reread() : now;
    }

    @Scheduled(every = "${packit.known.projects:15s}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void refresh() {
        try {
            reread();
        } catch (PersistenceException away) {
            LOG.debugf(away, "Cannot refresh projects");
        }
    }

    private Known reread() {
        Instant now = clock.instant();
        Known before = known;
        String fingerprint = sql.one(FINGERPRINT, Map.of(), row -> row.textValue("fingerprint"));
        // the same list as long as nothing has changed, so that data derived from it stays valid
        Known read = before != null && fingerprint.equals(before.fingerprint)
                ? new Known(before.entries, before.ids, fingerprint, now)
                : known(sql.list(ALL, Map.of(), Named::of), fingerprint, now);
        if (!config.projects().equals("off")) {
            known = read;
        }
        return read;
    }

    private static Map<Project.Identity, Integer[]> ids(List<Entry> entries) {
        Map<Project.Identity, Integer[]> ids = new HashMap<>();
        entries.forEach(entry -> ids.putIfAbsent(entry.project.identity(), entry.ids));
        return ids;
    }

    private static Known known(List<Named> rows, String fingerprint, Instant at) {
        List<Entry> entries = entries(rows);
        return new Known(entries, ids(entries), fingerprint, at);
    }

    private static List<Entry> entries(List<Named> rows) {
        Map<String, List<Named>> byName = rows.stream()
                .collect(Collectors.groupingBy(
                        named -> named.project.fullName(), LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream()
                .filter(same -> same.get(0).project.page() != null)
                .map(same -> Entry.of(
                        same.get(0).project, same.stream().map(Named::id).toArray(Integer[]::new)))
                .sorted(Comparator.comparing(Entry::order))
                .toList();
    }

    private record Named(int id, Project project) {

        static Named of(Row row) {
            return new Named(
                    row.intValue("id"),
                    Objects.requireNonNull(Project.of(row), "The query leaves out projects without a forge"));
        }
    }
}
