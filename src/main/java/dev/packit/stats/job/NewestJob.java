package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.ProjectName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the newest job of a project or package that matches a filter: the first one in the list with the same filter. */
@ApplicationScoped
public class NewestJob {

    /** How many of the project's newest pipelines are searched first. */
    private static final int FIRST = 100;

    private static final int MOST = 4_000;

    @Inject
    Sql sql;

    @Inject
    Candidates candidates;

    @Inject
    Clock clock;

    /**
     * Returns the id of the job.
     *
     * @param filter must have a project or a package
     */
    public Optional<Long> of(JobKind kind, JobFilter filter) {
        JobSource source = kind.source();
        ProjectName project = filter.project() == null ? null : ProjectName.find(filter.project());
        List<Condition> conditions = Condition.of(source, filter, project, clock);
        int[] pipelines = Objects.requireNonNull(
                candidates.pipelines(source.pipelineColumn(), filter, project), "It has a project or a package");
        Long newest = null;
        int size = FIRST;
        for (int end = pipelines.length; end > 0; end -= size, size = Math.min(MOST, 4 * size)) {
            int[] some = Arrays.copyOfRange(pipelines, Math.max(0, end - size), end);
            Long newer = newest(kind, conditions, some, newest);
            if (newest != null) {
                // a job can be newer than those of later pipelines, if it had to wait, but not than those of many
                return Optional.of(newer == null ? newest : newer);
            }
            newest = newer;
        }
        return Optional.ofNullable(newest);
    }

    private @Nullable Long newest(JobKind kind, List<Condition> conditions, int[] pipelines, @Nullable Long after) {
        Integer[] links = candidates.links(kind.source(), pipelines);
        if (links.length == 0) {
            return null;
        }
        Map<String, Object> parameters = new HashMap<>();
        conditions.forEach(condition -> parameters.putAll(condition.parameters()));
        parameters.put("links", links);
        parameters.put("low", after == null ? 0 : after + 1);
        parameters.put("high", Long.MAX_VALUE);
        return sql.first(JobSql.found(kind, conditions, true, false, 1), parameters, row -> row.longValue("id"));
    }
}
