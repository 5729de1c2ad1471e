package dev.packit.stats.statistics;

import dev.packit.stats.job.JobDetail;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.packit.Wildcard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a job's failure also affected others. Uses job data in memory; only projects' names are read from
 * the database.
 */
@ApplicationScoped
public class FailureContexts {

    /** The time before and after a job that is examined, since infrastructure errors occur in clusters. */
    private static final Duration AROUND = Duration.ofHours(3);

    public static final Duration LATELY = Duration.ofHours(6);

    private static final Duration BEFORE = Duration.ofDays(7);

    private static final int FEWEST_ERRORS = 3;
    private static final int SHOWN = 12;

    @Inject
    JobStore store;

    @Inject
    PipelineIndex index;

    @Inject
    ProjectDirectory directory;

    @Inject
    Clock clock;

    private static final class Counted {
        private final Tally tally = new Tally();
        private final Set<Integer> projects = new HashSet<>();
    }

    /** Whose fault a job's failure is; null if it did not fail or jobs are still loading. */
    public @Nullable Blame blame(JobDetail detail) {
        Job job = detail.job();
        boolean isUnbuilt = job.fate() == Fate.NOT_BUILT || detail.cause() != null;
        boolean unlucky = job.outcome().isBad() || job.fate() == Fate.LOST || isUnbuilt;
        if (!unlucky || store.readBackTo() != null || !index.isRead()) {
            return null;
        }
        if (isUnbuilt) {
            return Blame.ofSource(detail.history().others());
        }
        FailureContext elsewhere =
                job.submitted() == null ? null : at(job.kind(), job.target(), job.project(), job.submitted());
        return Blame.of(
                job,
                elsewhere,
                detail.history().others(),
                detail.neighbours().last().isOfSameCommit(job));
    }

    /**
     * Examines the time around a given one, as far as it has passed.
     *
     * @param target null for all; {@code *} stands for any text
     */
    public FailureContext at(JobKind kind, @Nullable String target, @Nullable Project except, Instant time) {
        Instant from = time.minus(AROUND);
        Instant to = time.plus(AROUND);
        Instant now = clock.instant();
        return between(kind, target, except, from, to.isAfter(now) && now.isAfter(from) ? now : to);
    }

    /** Examines the last hours, like {@link #at}. */
    public FailureContext lately(JobKind kind, @Nullable String target, @Nullable Project except) {
        Instant now = clock.instant();
        return between(kind, target, except, now.minus(LATELY), now);
    }

    private FailureContext between(
            JobKind kind, @Nullable String target, @Nullable Project except, Instant from, Instant to) {
        Set<Integer> left = Set.of(directory.ids(except));
        Predicate<String> same = target == null ? null : new Wildcard(target)::matches;
        Counted then = count(kind, same, Window.of(from, to), left);
        Counted before = count(kind, same, Window.of(from.minus(BEFORE), from), left);
        return elsewhere(kind, target, except, from, to, then, before);
    }

    private FailureContext elsewhere(
            JobKind kind,
            @Nullable String target,
            @Nullable Project except,
            Instant from,
            Instant to,
            Counted then,
            Counted before) {
        Counts now = then.tally.counts();
        Counts usual = before.tally.counts();
        return new FailureContext(
                kind,
                target,
                except,
                from,
                to,
                now.ended(),
                then.projects.size(),
                now.errorRate(),
                now.failureRate(),
                usual.errorRate(),
                usual.failureRate());
    }

    /** The targets with more errors than usual in the last hours, highest error rate first; none while runs are still loading. */
    public List<FailureContext> unusual() {
        if (!index.isRead()) {
            return List.of();
        }
        Instant to = clock.instant();
        Instant from = to.minus(LATELY);
        List<FailureContext> unusual = new ArrayList<>();
        for (JobKind kind : JobKind.values()) {
            if (!kind.source().tellsCauses()) {
                continue;
            }
            Map<@Nullable String, Counted> then = byTarget(kind, Window.of(from, to));
            then.values().removeIf(counted -> counted.tally.counts().error() < FEWEST_ERRORS);
            if (!then.isEmpty()) {
                Map<@Nullable String, Counted> before = byTarget(kind, Window.of(from.minus(BEFORE), from));
                then.forEach((target, counted) -> unusual.add(
                        elsewhere(kind, target, null, from, to, counted, before.getOrDefault(target, new Counted()))));
            }
        }
        return unusual.stream()
                .filter(target -> target.verdict() == FailureContext.Verdict.PACKIT)
                .sorted(Comparator.comparing((FailureContext target) ->
                                target.errorRate() == null ? 0 : -target.errorRate() * target.jobs())
                        .thenComparing(FailureContext::kind)
                        .thenComparing(FailureContext::target, TargetOrder.BY_TARGET))
                .limit(SHOWN)
                .toList();
    }

    /** @param targets null for all */
    private Counted count(JobKind kind, @Nullable Predicate<String> targets, Window window, Set<Integer> except) {
        Counted all = new Counted();
        count(kind, targets, window, except, target -> all);
        return all;
    }

    /** Groups jobs by target, which is null if it is unknown and for a kind without targets. */
    private Map<@Nullable String, Counted> byTarget(JobKind kind, Window window) {
        Map<@Nullable String, Counted> counts = new HashMap<>();
        count(kind, null, window, Set.of(), target -> counts.computeIfAbsent(target, first -> new Counted()));
        return counts;
    }

    private void count(
            JobKind kind,
            @Nullable Predicate<String> targets,
            Window window,
            Set<Integer> except,
            Function<@Nullable String, Counted> where) {
        int[][] projects = index.lastKnown().columns().projects();
        Selection ended = new Selection(
                status -> status.kind() == kind && status.outcome().isResult(), targets, null, null);
        store.snapshot().scan(window, ended, job -> {
            int project = PipelineColumns.project(projects, job.pipeline());
            if (!except.contains(project)) {
                Counted counted = where.apply(job.target());
                counted.tally.add(job.status());
                if (project > 0) {
                    counted.projects.add(project);
                }
            }
        });
    }
}
