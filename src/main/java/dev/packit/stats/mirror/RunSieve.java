package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out runs whose jobs do not match as they are in memory, so that only the others have to be read from the database.
 * What it lets through must still be checked, because some runs are not known completely. It lets through all that began after
 * jobs were last read. What else has become of a job, it knows some seconds later ({@link JobSync}).
 */
@ApplicationScoped
public class RunSieve {

    private static final JobSource BUILDS = JobSource.ofRuns();

    /** With an older copy, runs are better searched in the database. */
    private static final Duration OLDEST = Duration.ofMinutes(1);

    @Inject
    JobStore store;

    @Inject
    PipelineIndex index;

    @Inject
    Clock clock;

    /** Whether runs and all jobs have been read, with all their words, and not too long ago. */
    public boolean isReady() {
        Instant last = store.lastRead();
        return store.pipelinesAtRead() > 0
                && store.readBackTo() == null
                && !store.vocabulary().isFull()
                && last != null
                && last.isAfter(clock.instant().minus(OLDEST));
    }

    /** The pipelines from one, inclusive, to another, exclusive, in order; of more than so many, those at one end. */
    public int[] pipelines(long low, long high, boolean atLowEnd, int most) {
        return index.known().columns().ids(low, high, atLowEnd, most);
    }

    /**
     * Returns the pipelines that are the first of a run that may match, and possibly others.
     *
     * @param pipelines in ascending order
     */
    public int[] possible(int[] pipelines, RunCriteria criteria) {
        JobSnapshot jobs = store.snapshot();
        PipelineSnapshot known = index.known();
        Map<Integer, KnownRun> runs = new HashMap<>();
        Map<Integer, KnownRun> byPipeline = new HashMap<>();
        Map<Integer, Integer> builds = builds(jobs, pipelines);
        for (int id : pipelines) {
            Integer build = builds.get(id);
            boolean isNew = id > store.pipelinesAtRead();
            if (build != null || isNew || !known.columns().is(PipelineBlock.SHARES_BUILD, id)) {
                int[] all = build == null ? new int[] {id} : known.byBuild().referringTo(build.longValue());
                KnownRun run = new KnownRun(
                        criteria,
                        Arrays.stream(all).allMatch(one -> isComplete(known.columns(), one)),
                        Arrays.stream(all).noneMatch(one -> known.columns().is(PipelineBlock.OTHER_PACKAGE, one)));
                runs.put(id, run);
                Arrays.stream(all).forEach(one -> byPipeline.put(one, run));
            }
        }
        int[] all = byPipeline.keySet().stream().mapToInt(one -> one).sorted().toArray();
        jobs.scan(Window.ALL, among(all, JobSource.values()), job -> {
            KnownRun run = byPipeline.get(job.pipeline());
            if (run != null) {
                run.add(job);
            }
        });
        return IntStream.of(pipelines).filter(id -> mayMatch(runs.get(id))).toArray();
    }

    /** @param run null for a pipeline that is not the first of its run */
    private static boolean mayMatch(@Nullable KnownRun run) {
        return run != null && run.mayMatch();
    }

    /** The builds that the runs of pipelines share, by the first pipeline of each. */
    private static Map<Integer, Integer> builds(JobSnapshot jobs, int[] pipelines) {
        Map<Integer, Integer> builds = new HashMap<>();
        jobs.scan(Window.ALL, among(pipelines, BUILDS), job -> builds.put(job.pipeline(), job.id()));
        return builds;
    }

    private static Selection among(int[] pipelines, JobSource... sources) {
        Map<JobSource, int[]> bySource = new EnumMap<>(JobSource.class);
        Arrays.stream(sources).forEach(source -> bySource.put(source, pipelines));
        return new Selection(status -> true, null, null, bySource);
    }

    private boolean isComplete(PipelineColumns columns, int pipeline) {
        return pipeline <= store.pipelinesAtRead() && !columns.is(PipelineBlock.BORROWS, pipeline);
    }
}
