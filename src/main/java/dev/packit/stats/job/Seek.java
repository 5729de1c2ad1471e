package dev.packit.stats.job;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Finds the jobs of a filter from the other end: from what triggered them, by index, over its events and their pipelines
 * to the jobs. That is exact and quick as long as there are not too many pipelines; for a busy project the other way is
 * quicker, walking back from the newest job.
 */
@ApplicationScoped
class Seek {

    /** With more pipelines than this, every few hundredth job or more is one of them: walking finds a page of those. */
    private static final int MOST_PIPELINES = 4_000;

    /** The filters that were found to have too many, so as not to count up to there again. */
    private final Cache<String, Boolean> busy = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    @Inject
    Sql sql;

    @Inject
    BackReferences references;

    /**
     * What {@link PipelineLink#seek()} takes as {@code :links}; null where no index leads to the jobs, or to too many.
     * The jobs that are found need not all match: the filter's conditions still have to be checked.
     */
    Integer[] links(JobSource source, JobFilter filter, ProjectName project) {
        Map<String, Object> parameters = new HashMap<>();
        String pipelines = pipelines(filter, project, parameters);
        if (pipelines == null) {
            return null;
        }
        PipelineLink link = source.link();
        String key = link.pipelineColumn() + filter.query();
        if (busy.getIfPresent(key) != null) {
            return null;
        }
        parameters.put("most", MOST_PIPELINES + 1);
        List<Integer> found = sql.list(
                "select p.%1$s as link %2$s and p.%1$s is not null limit :most"
                        .formatted(link.pipelineColumn(), pipelines),
                parameters,
                row -> row.number("link").intValue());
        if (found.size() > MOST_PIPELINES) {
            busy.put(key, true);
            return null;
        }
        return references.links(link, found.stream().distinct().toList());
    }

    private static String pipelines(JobFilter filter, ProjectName project, Map<String, Object> parameters) {
        if (filter.commit() != null) {
            Condition events = Condition.eventsOfCommit(filter.commit());
            parameters.putAll(events.parameters());
            return "from (%s) e join pipelines p on p.project_event_id = e.id where true".formatted(events.sql());
        }
        String triggers = triggers(filter, project, parameters);
        if (triggers != null) {
            return """
                    from (%s) x
                    join project_events e on e.event_id = x.id and cast(e.type as text) = x.type
                    join pipelines p on p.project_event_id = e.id
                    where true""".formatted(triggers);
        }
        if (filter.packageName() != null) {
            parameters.put("package", filter.packageName());
            return "from pipelines p where p.package_name = :package";
        }
        return null;
    }

    /** What triggers the jobs, as far as an index finds it: by project, or an issue by its number. */
    private static String triggers(JobFilter filter, ProjectName project, Map<String, Object> parameters) {
        String inProject = project == null ? null : "t.project_id = any (:projects)";
        if (project != null) {
            parameters.put("projects", project.ids());
        }
        Map<TriggerType, Object> wanted = filter.triggers();
        for (TriggerType type : wanted.keySet()) {
            if (project != null || type == TriggerType.ISSUE) {
                parameters.put("value", wanted.get(type));
                return "select t.id, '%s' as type from %s t where %s"
                        .formatted(type.event(), type.table(), and(inProject, "t." + type.column() + " = :value"));
            }
        }
        return project == null
                ? null
                : Arrays.stream(TriggerType.values())
                        .map(type -> "select t.id, '%s' as type from %s t where %s"
                                .formatted(type.event(), type.table(), inProject))
                        .collect(Collectors.joining("\nunion all\n"));
    }

    private static String and(String... conditions) {
        return Arrays.stream(conditions).filter(Objects::nonNull).collect(Collectors.joining(" and "));
    }
}
