package dev.packit.stats.board;

import dev.packit.stats.database.Effort;
import dev.packit.stats.database.Sql;
import dev.packit.stats.database.StillLoading;
import dev.packit.stats.job.DefaultBranch;
import dev.packit.stats.job.DefaultBranch.Branch;
import dev.packit.stats.job.FoundJob;
import dev.packit.stats.job.PushResults;
import dev.packit.stats.job.RunOrigins;
import dev.packit.stats.job.RunOrigins.Origin;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.release.ReleaseWays;
import dev.packit.stats.web.Link;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says how projects and packages are. Jobs are found in memory, and few queries complete them for all rows together. */
@ApplicationScoped
public class Boards {

    /** How many of the default branch's newest runs are looked at. */
    private static final int NEWEST_RUNS = 50;

    /** How many runs a feed has, and how many rows these may be. */
    private static final int FEED = 40;

    private static final int FEED_ROWS = 200;

    /** The progress of a package's releases takes as long as reading this many rows. */
    private static final int PROGRESS = 500;

    private static final String PULL_REQUESTS = """
            select t.id, t.pr_id
            from pull_requests t
            where t.id = any (:ids)
            """;

    @Inject
    Subjects subjects;

    @Inject
    JobStore store;

    @Inject
    PipelineIndex index;

    @Inject
    DefaultBranch defaultBranch;

    @Inject
    RunOrigins origins;

    @Inject
    ReleaseWays ways;

    @Inject
    Pipelines pipelines;

    @Inject
    Sql sql;

    @Inject
    Effort effort;

    @Inject
    Clock clock;

    /**
     * What was found in memory.
     *
     * @param ofBranch the default branch's newest runs
     */
    private record Draft(Subject subject, @Nullable Branch branch, int[] ofBranch, Findings findings) {

        /** The pull requests that have a bad job, by their row, with all their jobs. */
        Map<Integer, List<FoundJob>> suspects(Map<Integer, Origin> bad, PipelineSnapshot known) {
            return findings.badRuns().stream()
                    .map(bad::get)
                    .filter(Objects::nonNull)
                    .map(Origin::trigger)
                    .distinct()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            row -> findings.ofRuns(known.ofTrigger(TriggerType.PULL_REQUEST, row))));
        }
    }

    /**
     * Returns the rows of a board, what needs attention first.
     *
     * @throws StillLoading while not all jobs have been read
     */
    public List<BoardItem> items(BoardNames names) {
        effort.expect((long) names.packages().size() * PROGRESS);
        Subjects.Found found = subjects.of(names);
        effort.expect(PROGRESS
                * found.known().stream().filter(Subject::isReleasingProject).count());
        if (!found.known().isEmpty() && store.readBackTo() != null) {
            throw new StillLoading();
        }
        Map<Project, Branch> branches =
                defaultBranch.of(found.known().stream().map(Subject::home).toList());
        List<Draft> drafts = found.known().stream()
                .map(subject -> draft(subject, branches.get(subject.home().project())))
                .toList();
        Map<Integer, List<FoundJob>> ofBranches = ofBranches(drafts);
        Map<Integer, Origin> origins = origins(Stream.concat(
                drafts.stream()
                        .flatMap(draft ->
                                Stream.concat(draft.findings.badRuns().stream(), Stream.of(draft.subject.lastRun()))),
                ofBranches.keySet().stream()));
        Map<Draft, Map<Integer, List<FoundJob>>> suspects = new IdentityHashMap<>();
        drafts.forEach(draft -> suspects.put(draft, draft.suspects(origins, index.known())));
        origins.putAll(origins(suspects.values().stream()
                .flatMap(some -> some.values().stream())
                .flatMap(List::stream)
                .map(FoundJob::pipeline)
                .filter(run -> !origins.containsKey(run))));
        suspects.values().forEach(some -> some.values().removeIf(jobs -> !BoardItem.isBad(worst(jobs, origins))));
        Map<Integer, Integer> numbers = numbers(suspects.values().stream()
                .flatMap(some -> some.keySet().stream())
                .toList());
        Stream<BoardItem> known = drafts.stream().map(draft -> {
            List<Integer> failing = suspects.getOrDefault(draft, Map.of()).keySet().stream()
                    .map(numbers::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .toList();
            List<FoundJob> ofBranch = Arrays.stream(draft.ofBranch)
                    .mapToObj(run -> ofBranches.getOrDefault(run, List.of()))
                    .flatMap(List::stream)
                    .toList();
            return item(draft, worst(ofBranch, origins), failing, origins.get(draft.subject.lastRun()));
        });
        return Stream.concat(known, found.unknown().stream())
                .sorted(BoardItem.BY_ATTENTION)
                .toList();
    }

    private Map<Integer, Origin> origins(Stream<Integer> runs) {
        Set<Integer> ids = runs.collect(Collectors.toSet());
        effort.expect(ids.size());
        return origins.of(ids);
    }

    /** Returns the newest runs of all projects and packages of a board together. */
    List<Pipeline> newestRuns(BoardNames names) {
        List<Integer> newest = subjects.of(names).known().stream()
                .flatMap(subject ->
                        Arrays.stream(newest(subject.allRuns(), FEED_ROWS)).boxed())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(FEED_ROWS)
                .toList();
        return pipelines.load(newest).stream().limit(FEED).toList();
    }

    private Draft draft(Subject subject, @Nullable Branch branch) {
        Instant now = TimeRange.now(clock);
        Instant month = TimeRange.monthBefore(now);
        Findings findings =
                new Findings(index.known().columns(), List.of(subject.home().ids()), Window.micros(month));
        Selection ofSubject = new Selection(status -> true, null, null, subject.runs());
        store.snapshot().scan(Window.of(TimeRange.monthBefore(month), now), ofSubject, findings::add);
        int[] ofBranch = branch == null ? new int[0] : index.known().ofTrigger(TriggerType.BRANCH, branch.id());
        int[] newest = newest(SortedIds.intersection(subject.allRuns(), ofBranch), NEWEST_RUNS);
        return new Draft(subject, branch, newest, findings);
    }

    /** The jobs of the default branches' newest runs, by run. */
    private Map<Integer, List<FoundJob>> ofBranches(List<Draft> drafts) {
        int[] runs = SortedIds.sorted(drafts.stream()
                .flatMapToInt(draft -> Arrays.stream(draft.ofBranch))
                .toArray());
        Map<JobSource, int[]> bySource =
                Arrays.stream(JobSource.values()).collect(Collectors.toMap(Function.identity(), source -> runs));
        List<FoundJob> jobs = new ArrayList<>();
        Selection ofRuns = new Selection(status -> true, null, null, bySource);
        store.snapshot().scan(Window.ALL, ofRuns, job -> jobs.add(FoundJob.of(job)));
        return jobs.stream().collect(Collectors.groupingBy(FoundJob::pipeline));
    }

    private static int[] newest(int[] runs, int many) {
        return Arrays.copyOfRange(runs, Math.max(0, runs.length - many), runs.length);
    }

    private static @Nullable Outcome worst(List<FoundJob> jobs, Map<Integer, Origin> known) {
        return PushResults.of(jobs, known).worst().map(JobStatus::outcome).orElse(null);
    }

    /** The numbers of pull requests by their rows. */
    private Map<Integer, Integer> numbers(List<Integer> rows) {
        Map<Integer, Integer> numbers = new HashMap<>();
        sql.list(
                PULL_REQUESTS,
                Map.of("ids", rows.toArray(Integer[]::new)),
                row -> numbers.put(row.intValue("id"), row.intValue("pr_id")));
        return numbers;
    }

    private BoardItem item(Draft draft, @Nullable Outcome outcome, List<Integer> failing, @Nullable Origin last) {
        Subject subject = draft.subject;
        return new BoardItem(
                subject.isPackage() ? null : subject.written(),
                subject.isPackage() ? subject.written() : null,
                outcome,
                draft.branch == null ? null : draft.branch.name(),
                draft.branch == null ? null : subject.branchUrl(draft.branch.name()),
                Link.orNull(subject.path()),
                failing.stream()
                        .map(pr -> BoardItem.PullRequest.of(pr, subject.home().project()))
                        .toList(),
                draft.findings.overdue(),
                subject.released() == null ? List.of() : ways.progress(subject.released(), subject.home()),
                draft.findings.successes(),
                draft.findings.successesBefore(),
                last == null ? null : last.submitted(),
                null);
    }
}
