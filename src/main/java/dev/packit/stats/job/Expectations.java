package dev.packit.stats.job;

import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Estimates how long jobs that wait or run will take, from jobs that ended recently. */
@ApplicationScoped
public class Expectations {

    private static final Duration OF_IDENTITY = Duration.ofDays(90);
    private static final Duration OF_KIND = Duration.ofDays(3);

    @Inject
    SameJobs sameJobs;

    @Inject
    Clock clock;

    /** Returns null if the job has ended or should have, or if too few like it have ended. */
    public @Nullable Expectation of(Job job) {
        if (!job.isRunning() || !job.kind().source().isTimed() || job.submitted() == null) {
            return null;
        }
        Instant now = clock.instant();
        Expectation ofIdentity =
                Expectation.of(job, sameJobs.of(job, Window.of(now.minus(OF_IDENTITY), now)), true, now);
        return ofIdentity == null
                ? Expectation.of(job, sameJobs.ofKind(job, Window.of(now.minus(OF_KIND), now)), false, now)
                : ofIdentity;
    }
}
