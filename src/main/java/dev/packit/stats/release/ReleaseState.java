package dev.packit.stats.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.ReleaseStep;
import dev.packit.stats.release.ReleaseWay.Release;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a release is, in words.
 *
 * @param since when it has been there, UTC; null if that is unknown
 * @param version with the release of the build, if there is one; null if it is not known
 * @param reason what it waits for, as in {@code no update for 2.7.3} or {@code Koji build failed}; null once it is done
 */
@JsonPropertyOrder({"progress", "since", "reason"})
public record ReleaseState(
        Progress progress,
        @Nullable Instant since,
        @JsonIgnore @Nullable String version,
        @Nullable String reason) {

    /** Whether it proceeds. */
    public enum Progress {
        STUCK("Stuck"),
        UNDER_WAY("Under way"),
        DONE("Done"),
        /** It was skipped or canceled, so nothing will follow. */
        ENDED("Skipped or canceled");

        private final String words;

        Progress(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param reached what users have; null if that is not known */
    static ReleaseState of(Release release, @Nullable Release reached, Instant now) {
        if (release.reachedUsers()) {
            return new ReleaseState(Progress.DONE, release.reached(), release.name(), null);
        }
        Job job = release.current();
        Instant since = job.finished() == null ? job.submitted() : job.finished();
        boolean recent = since != null && since.isAfter(now.minus(Fate.OVERDUE_AFTER));
        ReleaseStep step = Objects.requireNonNull(job.kind().step());
        return switch (job.outcome()) {
            case SUCCESS ->
                new ReleaseState(
                        recent ? Progress.UNDER_WAY : Progress.STUCK,
                        since,
                        release.name(),
                        "no %s%s".formatted(next(step).noun(), of(awaited(release, reached))));
            case RUNNING ->
                new ReleaseState(
                        recent ? Progress.UNDER_WAY : Progress.STUCK,
                        since,
                        release.name(),
                        "%s %s".formatted(step.label(), job.isWaiting() ? "is waiting" : "is running"));
            case FAILED, ERROR, OTHER ->
                new ReleaseState(
                        job.outcome() == Outcome.OTHER && job.fate() != Fate.LOST ? Progress.ENDED : Progress.STUCK,
                        since,
                        release.name(),
                        step.label() + " " + job.verb());
        };
    }

    /** A side tag is for some builds only, so what is missing after a build is the update. */
    private static ReleaseStep next(ReleaseStep step) {
        return step == ReleaseStep.PULL_REQUEST ? ReleaseStep.BUILD : ReleaseStep.UPDATE;
    }

    /** The version; the build of it if users have another one, so that not all of the version is missing. */
    private static @Nullable String awaited(Release release, @Nullable Release reached) {
        return release.isOfSameVersion(reached) ? release.name() : release.version();
    }

    private static String of(@Nullable String version) {
        return version == null ? "" : " for " + version;
    }

    @JsonIgnore
    public boolean isDone() {
        return progress == Progress.DONE;
    }

    @JsonIgnore
    public boolean hasEnded() {
        return progress == Progress.ENDED;
    }

    @JsonIgnore
    public boolean isStuck() {
        return progress == Progress.STUCK;
    }
}
