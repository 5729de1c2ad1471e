package dev.packit.stats.job;

import dev.packit.stats.database.Effort;
import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.BackReferences;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.PipelineLink;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TriggerType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jobs of a filter starting from its project, trigger, commit and package: from these to their pipelines, and
 * from the pipelines to the jobs. That is exact, and fast as long as there are not too many pipelines. For a busy
 * project, the opposite direction is faster: scanning back from the newest job.
 */
@ApplicationScoped
public class Candidates {

    /** With more pipelines than this, at least one in a few hundred jobs matches, so a scan soon finds enough for a page. */
    private static final int MOST_PIPELINES = 4_000;

    @Inject
    Sql sql;

    @Inject
    Effort effort;

    @Inject
    PipelineIndex index;

    @Inject
    BackReferences references;

    /**
     * The links for {@link PipelineLink#seek()}; null if no index can be used or there would be too many.
     * The filter's conditions must still be checked, since not all jobs found this way match.
     */
    Integer @Nullable [] links(JobSource source, JobFilter filter, @Nullable ProjectName project) {
        int[] pipelines = pipelines(source.pipelineColumn(), filter, project);
        if (pipelines == null || pipelines.length > MOST_PIPELINES) {
            return null;
        }
        return links(source, pipelines);
    }

    /** The links for {@link PipelineLink#seek()} to the jobs of some pipelines. */
    Integer[] links(JobSource source, int[] pipelines) {
        PipelineLink link = source.link();
        List<Integer> found = sql.list(
                "select distinct p.%1$s as link from pipelines p where p.id = any (:ids) and p.%1$s is not null"
                        .formatted(link.pipelineColumn()),
                Map.of("ids", SortedIds.boxed(pipelines)),
                row -> row.intValue("link"));
        return references.links(link, found);
    }

    /**
     * The pipelines by which matching jobs may be known, ordered by id; null if no index leads to them.
     *
     * @param column the column of {@code pipelines} that refers to the jobs
     */
    public int @Nullable [] pipelines(String column, JobFilter filter, @Nullable ProjectName project) {
        return ofPackage(
                column, filter, ofEvents(filter, project, type -> project != null || type == TriggerType.ISSUE));
    }

    /**
     * All pipelines by which jobs of the filter's project, trigger, commit and package are known, ordered by id, for each
     * source; null if the filter has none of these.
     */
    public @Nullable Map<JobSource, int[]> allPipelines(
            Set<JobSource> sources, JobFilter filter, @Nullable ProjectName project) {
        int[] ofEvents = ofEvents(filter, project, type -> true);
        Map<JobSource, int[]> all = new EnumMap<>(JobSource.class);
        for (JobSource source : sources) {
            int[] some = ofPackage(source.pipelineColumn(), filter, ofEvents);
            if (some == null) {
                return null;
            }
            all.put(source, some);
        }
        return all;
    }

    /** @param ofEvents the pipelines that the filter's other parameters lead to; null if they lead to none */
    private int @Nullable [] ofPackage(String column, JobFilter filter, int @Nullable [] ofEvents) {
        if (filter.values().get(Parameter.PACKAGE) instanceof String name) {
            int[] ofPackage = index.known().ofPackage(name, column);
            return ofEvents == null ? ofPackage : SortedIds.intersection(ofPackage, ofEvents);
        }
        return ofEvents;
    }

    private int @Nullable [] ofEvents(
            JobFilter filter, @Nullable ProjectName project, Predicate<TriggerType> followed) {
        List<int[]> sets = new ArrayList<>();
        filter.triggers().forEach((type, value) -> {
            if (followed.test(type)) {
                sets.add(index.known().ofTrigger(type, triggers(type, value, project)));
            }
        });
        if (project != null && sets.isEmpty()) {
            sets.add(index.known().ofProject(project.ids()));
        }
        if (filter.values().get(Parameter.COMMIT) instanceof String commit) {
            sets.add(ofCommit(commit));
        }
        return sets.stream().reduce(SortedIds::intersection).orElse(null);
    }

    /** The row ids of a trigger by its name; several if its project has several rows in the database. */
    public Integer[] triggers(TriggerType type, Object value, @Nullable ProjectName project) {
        Map<String, Object> parameters = new HashMap<>(Map.of("value", value));
        if (project != null) {
            parameters.put("projects", project.ids());
        }
        String found = "select t.id from %s t where t.%s = :value %s"
                .formatted(type.table(), type.column(), project == null ? "" : "and t.project_id = any (:projects)");
        return sql.list(found, parameters, row -> row.intValue("id")).toArray(Integer[]::new);
    }

    /** The pipelines of a commit, given by its hash or the first digits of that, ordered by id. */
    public int[] ofCommit(String written) {
        // in a million commits, that many begin with the same few hexadecimal digits
        effort.expect(1_000_000 >> Math.min(4 * written.length(), Integer.SIZE - 1));
        Condition events = Condition.eventsOfCommit(written);
        return sql
                .list(
                        "select p.id from (%s) e join pipelines p on p.project_event_id = e.id".formatted(events.sql()),
                        events.parameters(),
                        row -> row.intValue("id"))
                .stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
