package dev.packit.stats.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.job.RunJobs;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.web.answer.Answers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side.
 *
 * @param rows one for each identity, those that changed first
 */
@JsonPropertyOrder({"a", "b", "rows", "forge_url"})
public record Comparison(Pipeline a, Pipeline b, List<Row> rows) implements Answers.Tabular {

    /** What separates the ids in its path. */
    static final String DOTS = "...";

    private static final Comparator<Row> CHANGED_FIRST =
            Comparator.comparing((Row row) -> !row.changed()).thenComparing(Row::newer, RunJobs.FLOW);

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    /** The current jobs of an identity; null for the run that has none. */
    public record Row(
            @JsonUnwrapped JobIdentity identity,
            @Nullable Job a,
            @Nullable Job b) {

        /** Whether the outcomes differ, or only one of the runs has such a job. */
        @JsonProperty
        public boolean changed() {
            return a == null || b == null || a.outcome() != b.outcome();
        }

        /** The job of each run. */
        public List<@Nullable Job> both() {
            return Arrays.asList(a, b);
        }

        /** The job of the second run if there is one, else that of the first. */
        public Job newer() {
            return b == null ? Objects.requireNonNull(a, "A row has a job") : b;
        }
    }

    static Comparison of(Pipeline a, Pipeline b) {
        Map<JobIdentity, Job> ofA = JobIdentity.newest(a.jobs(), Job::identity);
        Map<JobIdentity, Job> ofB = JobIdentity.newest(b.jobs(), Job::identity);
        List<Row> rows = Stream.of(ofA, ofB)
                .flatMap(jobs -> jobs.keySet().stream())
                .distinct()
                .map(identity -> new Row(identity, ofA.get(identity), ofB.get(identity)))
                .sorted(CHANGED_FIRST)
                .toList();
        return new Comparison(a, b, rows);
    }

    public List<Pipeline> both() {
        return List.of(a, b);
    }

    /** Whether either run goes on. */
    @JsonIgnore
    public boolean isUnfinished() {
        return a.isUnfinished() || b.isUnfinished();
    }

    /** The rows that changed, or those that did not. */
    public List<Row> rows(boolean changed) {
        return rows.stream().filter(row -> row.changed() == changed).toList();
    }

    /** Where the forge shows what changed between the commits; null if they are unknown, equal or of two projects. */
    @JsonProperty
    public @Nullable String forgeUrl() {
        Project project = a.project();
        return project == null
                        || b.project() == null
                        || !project.identity().equals(b.project().identity())
                ? null
                : project.comparison(commit(a.trigger()), commit(b.trigger()));
    }

    private static @Nullable String commit(@Nullable Trigger trigger) {
        return trigger == null ? null : trigger.commit();
    }
}
