package dev.packit.stats.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.ReleaseStep;
import dev.packit.stats.web.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The chain of jobs that determined when a run ended: each could only begin after the one before it had ended.
 *
 * @param steps in order; empty if the run has not ended or its times are unknown
 * @param complete whether the ends of all kinds of job that it has are recorded
 */
public record CriticalPath(List<Step> steps, boolean complete) {

    /**
     * @param seconds from the end of the step before, or from its submission, to its end; null if that is not recorded
     */
    public record Step(@JsonIgnore Job job, @Nullable Double seconds) {

        @JsonProperty("job")
        Link url() {
            return job.url();
        }
    }

    /** @param jobs all of a run, also those that newer ones have superseded */
    static CriticalPath of(List<Job> jobs) {
        List<Job> current = JobIdentity.current(jobs);
        if (current.stream().anyMatch(Job::isRunning)) {
            return new CriticalPath(List.of(), true);
        }
        List<Ended> all =
                jobs.stream().map(Ended::of).filter(Objects::nonNull).distinct().toList();
        Ended last = latest(all.stream().filter(ended -> current.contains(ended.job)));
        Deque<Step> steps = new ArrayDeque<>();
        while (last != null) {
            Ended before = last.before(all);
            steps.addFirst(new Step(last.job, last.seconds(before)));
            last = before;
        }
        boolean complete =
                all.stream().allMatch(ended -> ended.job.kind().source().isTimed());
        return new CriticalPath(List.copyOf(steps), complete);
    }

    /** The jobs of the chain; empty if there is only one. */
    public List<Job> jobs() {
        return steps.size() < 2 ? List.of() : steps.stream().map(Step::job).toList();
    }

    private static @Nullable Ended latest(Stream<Ended> jobs) {
        return jobs.max(Comparator.comparing(Ended::end).thenComparing(ended -> ended.job.id()))
                .orElse(null);
    }

    /** @param end the time of submission for kinds whose end is never recorded */
    private record Ended(Job job, Instant end) {

        /** Returns null if the end is unknown, or the job only explains others. */
        static @Nullable Ended of(Job job) {
            Instant end = job.kind().source().isTimed() ? job.finished() : job.submitted();
            return end == null || job.kind().source().explains() ? null : new Ended(job, end);
        }

        /** The last job to end that must have ended before this one began, preferably for the same target. */
        @Nullable
        Ended before(List<Ended> all) {
            Instant begin = job.started() == null ? job.submitted() : job.started();
            List<Ended> earlier = begin == null
                    ? List.of()
                    : all.stream()
                            .filter(other -> other.leadsTo(job) && !other.end.isAfter(begin))
                            .toList();
            Ended ofTarget = job.target() == null
                    ? null
                    : latest(earlier.stream().filter(other -> job.target().equals(other.job.target())));
            return ofTarget == null ? latest(earlier.stream()) : ofTarget;
        }

        private boolean leadsTo(Job other) {
            boolean samePackage = job.packages().isEmpty()
                    || other.packages().isEmpty()
                    || !Collections.disjoint(job.packages(), other.packages());
            boolean again = job.identity().equals(other.identity()) && job.id() < other.id();
            return samePackage && (again || place(job) < place(other));
        }

        private static int place(Job job) {
            ReleaseStep step = job.kind().step();
            return job.kind().stage().ordinal() * ReleaseStep.values().length + (step == null ? 0 : step.ordinal());
        }

        @Nullable
        Double seconds(@Nullable Ended before) {
            Instant from = before == null ? job.submitted() : before.end;
            return job.finished() == null || from == null
                    ? null
                    : Duration.between(from, job.finished()).toMillis() / 1000.0;
        }
    }
}
