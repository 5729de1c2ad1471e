package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run as far as its jobs are in memory, which tell whether it can match. */
final class KnownRun {

    /** What a run can be that has no jobs. */
    private static final Set<Outcome> WITHOUT_JOBS = EnumSet.of(Outcome.RUNNING, Outcome.ERROR, Outcome.OTHER);

    private final RunCriteria criteria;
    private final boolean complete;
    private final boolean ofOnePackage;
    private final List<Known> jobs = new ArrayList<>();
    private boolean hasMatch;

    /**
     * @param complete whether all of its jobs are in memory
     * @param ofOnePackage whether all of them are of the same package, for which a newer one supersedes an older one
     */
    KnownRun(RunCriteria criteria, boolean complete, boolean ofOnePackage) {
        this.criteria = criteria;
        this.complete = complete;
        this.ofOnePackage = ofOnePackage;
    }

    private record Known(
            int id,
            JobKind kind,
            @Nullable String target,
            @Nullable String identifier,
            Outcome outcome) {

        /** Whether it supersedes another one, if they are of the same package. */
        boolean mayReplace(Known other) {
            return id > other.id
                    && kind == other.kind
                    && Objects.equals(target, other.target)
                    && Objects.equals(identifier, other.identifier);
        }
    }

    void add(JobCursor job) {
        hasMatch |= criteria.ofJobs() && criteria.takes(job);
        if (criteria.outcomes() != null) {
            jobs.add(new Known(job.id(), job.kind(), job.target(), job.identifier(), job.outcome()));
        }
    }

    boolean mayMatch() {
        return !complete || (hasMatch || !criteria.ofJobs()) && mayHaveOutcome();
    }

    private boolean mayHaveOutcome() {
        Set<Outcome> asked = criteria.outcomes();
        if (asked == null) {
            return true;
        }
        if (jobs.isEmpty()) {
            return WITHOUT_JOBS.stream().anyMatch(asked::contains);
        }
        List<Known> newest = jobs.stream()
                .filter(job -> jobs.stream().noneMatch(other -> other.mayReplace(job)))
                .toList();
        int worst =
                newest.stream().mapToInt(job -> job.outcome.precedence()).min().orElseThrow();
        return (ofOnePackage ? newest : jobs)
                .stream().anyMatch(job -> asked.contains(job.outcome) && job.outcome.precedence() <= worst);
    }
}
