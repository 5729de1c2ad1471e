package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.database.Row;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job of any kind, as shown in lists. All times are UTC; values that are not in the database are null.
 *
 * @param id Packit's row id, unique within the kind's table
 * @param status the status word of its kind
 * @param fate what is known beyond the status
 * @param target chroot, dist-git branch or compose
 * @param identifier distinguishes it from other jobs of its kind for the same target; null if it has none
 * @param packageName the package's name in Packit's configuration, of the first pipeline that refers to it
 * @param packages of all pipelines that refer to it, in their order: several packages of a monorepo share an SRPM
 * @param pipeline the run: the smallest id among the pipelines that share the SRPM
 * @param externalUrl the backend's page; null if that is not an HTTP or HTTPS URL
 */
@JsonPropertyOrder({
    "kind",
    "id",
    "status",
    "outcome",
    "target",
    "identifier",
    "package",
    "packages",
    "project",
    "trigger",
    "submitted",
    "started",
    "finished",
    "queue_seconds",
    "run_seconds",
    "pipeline",
    "url",
    "external_url"
})
public record Job(
        JobKind kind,
        long id,
        @Nullable String status,
        Outcome outcome,
        @JsonIgnore Fate fate,
        @Nullable String target,
        @Nullable String identifier,
        @JsonProperty("package") @Nullable String packageName,
        List<String> packages,
        @Nullable Project project,
        @Nullable Trigger trigger,
        @Nullable Instant submitted,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Long pipeline,
        @Nullable String externalUrl) {

    public static Job of(Row row) {
        Project project = Project.of(row);
        return of(row, row.text("package"), project, Trigger.of(row, project), row.number("pipeline"));
    }

    /** @param pipeline the first pipeline that refers to it */
    public static Job of(Row row, PipelineRow pipeline) {
        return of(row, pipeline.packageName(), pipeline.project(), pipeline.trigger(), pipeline.run());
    }

    private static Job of(
            Row row,
            @Nullable String packageName,
            @Nullable Project project,
            @Nullable Trigger trigger,
            @Nullable Long pipeline) {
        JobStatus status = JobStatus.of(row);
        return new Job(
                status.kind(),
                row.longValue("id"),
                status.word(),
                status.outcome(),
                status.fate(),
                row.text("target"),
                row.text("identifier"),
                packageName,
                row.texts("packages"),
                project,
                trigger,
                row.time("submitted"),
                row.time("started"),
                row.time("finished"),
                pipeline,
                Urls.web(row.text("external_url")));
    }

    /** The path of this application's page about one of its packages; null if there is none. */
    public @Nullable String packagePath(String name) {
        if (trigger != null && trigger.anityaProject() != null) {
            return trigger.path(null);
        }
        return project == null ? null : project.packagePath(name);
    }

    /** Seconds from submission to start; null unless both are known and in order. */
    @JsonProperty
    public @Nullable Double queueSeconds() {
        return seconds(submitted, started);
    }

    /** Seconds from start to end; null unless both are known and in order. */
    @JsonProperty
    public @Nullable Double runSeconds() {
        return seconds(started, finished);
    }

    /** This application's page of the job. */
    @JsonProperty
    public Link url() {
        return new Link(kind.detailPath(id));
    }

    @JsonIgnore
    public boolean isRunning() {
        return outcome == Outcome.RUNNING;
    }

    /** Whether it has neither finished nor, according to its status, started. */
    @JsonIgnore
    public boolean isWaiting() {
        return started == null && new JobStatus(kind, status, fate, outcome).mayWait();
    }

    /** The status word to be shown beside the outcome; null if it adds nothing to that. */
    public @Nullable String statusBeside() {
        if (fate == Fate.LOST) {
            return "never reported back";
        }
        if (fate == Fate.NOT_BUILT) {
            return "not built";
        }
        return status == null || outcome.isRepeatedBy(status) ? null : status;
    }

    /** {@code Copr build for fedora-rawhide-x86_64}, {@code Test run integration on fedora-rawhide-x86_64}. */
    public String subject() {
        String noun = kind.words().singularTitle() + (identifier == null ? "" : " " + identifier);
        return target == null ? noun : noun + " " + kind.words().preposition() + " " + target;
    }

    /** The verb of a sentence about {@link #subject} that says what happened to it. */
    public String verb() {
        return switch (outcome) {
            case RUNNING -> isWaiting() ? "is waiting" : "is running";
            case SUCCESS -> kind.words().success();
            case FAILED -> "failed";
            case ERROR -> kind.source().tellsCauses() ? "hit an infrastructure error" : "ended in an error";
            case OTHER ->
                switch (fate) {
                    case LOST -> "never reported back";
                    case NOT_BUILT -> "was not built";
                    case REPORTED, OVERDUE -> ended();
                };
        };
    }

    private String ended() {
        if (status == null) {
            return kind.source().hasStatus() ? "has no recorded status" : "was submitted";
        }
        return switch (status) {
            case "canceled", "skipped" -> "was " + status;
            case "retry" -> "will be retried";
            default -> "has status “%s”".formatted(status);
        };
    }

    /** What makes it the same job as earlier and later ones. */
    @JsonIgnore
    public JobIdentity identity() {
        return new JobIdentity(kind, target, identifier, packageName);
    }

    /** {@code podman #24101}; only the trigger or only the project if the other one is unknown. */
    public @Nullable String origin() {
        String cause = trigger == null ? null : trigger.label();
        if (project == null) {
            return cause;
        }
        return cause == null ? project.repo() : project.repo() + " " + cause;
    }

    /** Its page's title: {@code podman #24101 · Copr fedora-rawhide-x86_64 failed}. */
    public String title() {
        return withOrigin(summary());
    }

    /** What a link to it is called that shows its outcome: {@code failed: podman #24101 · Copr fedora-rawhide-x86_64}. */
    public String label() {
        return outcome.word() + ": " + withOrigin(name());
    }

    private String withOrigin(String text) {
        return origin() == null ? text : origin() + " · " + text;
    }

    /** A short title for where its trigger is obvious: {@code Copr fedora-rawhide-x86_64 failed}. */
    public String summary() {
        return name() + " " + verb();
    }

    /** What distinguishes it from the other jobs of its run: {@code Copr fedora-rawhide-x86_64}. */
    public String name() {
        return kind.words().brief()
                + (target == null ? "" : " " + target)
                + (identifier == null ? "" : " " + identifier);
    }

    /** When anything about it last changed, as far as that is recorded. */
    public @Nullable Instant updated() {
        return Feed.latest(submitted, started, finished);
    }

    /** As an entry of a feed. */
    public Feed.Entry entry() {
        String path = kind.detailPath(id);
        String sentence = "%s %s.".formatted(subject(), verb());
        return new Feed.Entry(path, title(), url(), updated(), submitted, sentence, outcome.word());
    }

    private static @Nullable Double seconds(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null || to.isBefore(from)) {
            return null;
        }
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
