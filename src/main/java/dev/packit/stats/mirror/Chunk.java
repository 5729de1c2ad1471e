package dev.packit.stats.mirror;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one table with ids in one range of {@link #SIZE}, stored in columns: 14 bytes per job, 2 more if any has an
 * identifier, and 8 more if any has a queue or run time. Sorted by pipeline, so that the jobs of a few pipelines are found
 * without a full scan. Immutable; changes to a job result in a new chunk that replaces this one.
 */
final class Chunk {

    private static final int BITS = 13;

    /** The number of ids in a chunk's range. */
    static final int SIZE = 1 << BITS;

    private static final int MICROS = 1_000_000;
    private static final int UNKNOWN_SECOND = Integer.MIN_VALUE;
    private static final int STATUS_BITS = 12;
    private static final int STATUS_MASK = (1 << STATUS_BITS) - 1;
    private static final float[] NONE = {};
    private static final char[] NO_WORDS = {};

    private final int first;
    private final char[] offsets;
    private final int[] seconds;
    /** The submission time in microseconds, with the status in the lowest bits. */
    private final int[] microsAndStatuses;

    private final char[] targets;
    /** Empty if no job has one. */
    private final char[] identifiers;
    /** The difference of each pipeline from {@link #lowestPipeline}, if all are small enough; 0 if a job has none. */
    private final char[] near;
    /** The pipelines themselves, if the differences are too large. */
    private final int[] far;

    private final int lowestPipeline;
    private final float[] queues;
    private final float[] runs;
    private final long earliest;
    private final long latest;
    private final boolean hasUnknownTimes;

    /** @param jobs all of them have ids in the range of this number */
    Chunk(int number, Collection<JobEntry> jobs) {
        JobEntry[] sorted = jobs.toArray(JobEntry[]::new);
        Arrays.sort(sorted, Comparator.comparingInt(JobEntry::pipeline).thenComparingInt(JobEntry::id));
        int size = sorted.length;
        boolean timed = jobs.stream().anyMatch(job -> !Float.isNaN(job.queue()) || !Float.isNaN(job.run()));
        first = number << BITS;
        offsets = new char[size];
        seconds = new int[size];
        microsAndStatuses = new int[size];
        targets = new char[size];
        identifiers = jobs.stream().anyMatch(job -> job.identifier() != Vocabulary.NO_WORD) ? new char[size] : NO_WORDS;
        lowestPipeline = lowest(sorted) - 1;
        boolean isNear = size == 0 || sorted[size - 1].pipeline() - (long) lowestPipeline <= Character.MAX_VALUE;
        near = new char[isNear ? size : 0];
        far = new int[isNear ? 0 : size];
        queues = timed ? new float[size] : NONE;
        runs = timed ? new float[size] : NONE;
        long earliestSoFar = Long.MAX_VALUE;
        long latestSoFar = Long.MIN_VALUE;
        boolean unknownTimes = false;
        for (int i = 0; i < size; i++) {
            JobEntry job = sorted[i];
            offsets[i] = (char) (job.id() - first);
            boolean hasTime = job.micros() != JobEntry.UNKNOWN_TIME;
            seconds[i] = hasTime ? (int) Math.floorDiv(job.micros(), MICROS) : UNKNOWN_SECOND;
            microsAndStatuses[i] = (hasTime ? Math.floorMod(job.micros(), MICROS) : 0) << STATUS_BITS | job.status();
            targets[i] = job.target();
            if (identifiers.length > 0) {
                identifiers[i] = job.identifier();
            }
            if (isNear) {
                near[i] = (char) (job.pipeline() == 0 ? 0 : job.pipeline() - lowestPipeline);
            } else {
                far[i] = job.pipeline();
            }
            if (timed) {
                queues[i] = job.queue();
                runs[i] = job.run();
            }
            unknownTimes |= !hasTime;
            earliestSoFar = hasTime ? Math.min(earliestSoFar, job.micros()) : earliestSoFar;
            latestSoFar = hasTime ? Math.max(latestSoFar, job.micros()) : latestSoFar;
        }
        earliest = earliestSoFar;
        latest = latestSoFar;
        hasUnknownTimes = unknownTimes;
    }

    /** The lowest pipeline of sorted jobs; 1 if none has any. */
    private static int lowest(JobEntry[] sorted) {
        return Arrays.stream(sorted)
                .mapToInt(JobEntry::pipeline)
                .filter(pipeline -> pipeline > 0)
                .findFirst()
                .orElse(1);
    }

    /** Which chunk an id belongs to. */
    static int number(int id) {
        return id >> BITS;
    }

    int number() {
        return number(first);
    }

    int size() {
        return offsets.length;
    }

    List<JobEntry> jobs() {
        return IntStream.range(0, size()).mapToObj(this::job).toList();
    }

    /** The jobs with the given offsets, by id. */
    Map<Integer, JobEntry> jobs(BitSet wanted) {
        Map<Integer, JobEntry> jobs = new HashMap<>();
        for (int i = 0; i < size(); i++) {
            if (wanted.get(offsets[i])) {
                jobs.put(id(i), job(i));
            }
        }
        return jobs;
    }

    /** The offset of an id within its chunk. */
    static int offset(int id) {
        return id & SIZE - 1;
    }

    /** The highest id; 0 if there are no jobs. */
    int lastId() {
        int last = 0;
        for (int i = 0; i < size(); i++) {
            last = Math.max(last, id(i));
        }
        return last;
    }

    private JobEntry job(int row) {
        return new JobEntry(
                id(row), micros(row), status(row), targets[row], identifier(row), pipeline(row), queue(row), run(row));
    }

    int id(int row) {
        return first + offsets[row];
    }

    /** When the job was submitted, in microseconds since 1970 UTC; {@link JobEntry#UNKNOWN_TIME} if unknown. */
    long micros(int row) {
        return seconds[row] == UNKNOWN_SECOND
                ? JobEntry.UNKNOWN_TIME
                : (long) seconds[row] * MICROS + (microsAndStatuses[row] >>> STATUS_BITS);
    }

    int status(int row) {
        return microsAndStatuses[row] & STATUS_MASK;
    }

    char target(int row) {
        return targets[row];
    }

    /** The number of the job's identifier; {@link Vocabulary#NO_WORD} if it has none. */
    char identifier(int row) {
        return identifiers.length == 0 ? Vocabulary.NO_WORD : identifiers[row];
    }

    /** The job's first pipeline; 0 if it has none. */
    int pipeline(int row) {
        if (far.length > 0) {
            return far[row];
        }
        return near[row] == 0 ? 0 : lowestPipeline + near[row];
    }

    float queue(int row) {
        return queues.length == 0 ? Float.NaN : queues[row];
    }

    float run(int row) {
        return runs.length == 0 ? Float.NaN : runs[row];
    }

    boolean hasUnknownTimes() {
        return hasUnknownTimes;
    }

    /** The span from the first to the last job that has a time; null if none has. */
    @Nullable
    Window extent() {
        return earliest > latest ? null : new Window(earliest, latest + 1);
    }

    /** Whether any job may be in a window. */
    boolean overlaps(Window window) {
        return window.isAll() && hasUnknownTimes || earliest < window.to() && latest >= window.from();
    }

    /** Whether all jobs are in a window. */
    boolean isWithin(Window window) {
        return window.isAll() || !hasUnknownTimes && earliest >= window.from() && latest < window.to();
    }

    /** The first row of a pipeline, or where it would be. */
    int rowOf(int pipeline) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pipeline(middle) < pipeline) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
