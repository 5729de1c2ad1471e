package dev.packit.stats.mirror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The jobs of one table with ids in one range of {@link #SIZE}, stored in columns: 14 bytes per job, 2 more if any has an
 * identifier, and 8 more if the table has start and end times. Sorted by pipeline, so that the jobs of a
 * few pipelines are found without a full scan. Immutable; changes to a job result in a new chunk that replaces this one.
 */
public final class Chunk {

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

    /** @param facts jobs with ids in the same chunk's range */
    Chunk(int number, Collection<JobEntry> facts) {
        JobEntry[] sorted = facts.toArray(JobEntry[]::new);
        Arrays.sort(sorted, Comparator.comparingInt(JobEntry::pipeline).thenComparingInt(JobEntry::id));
        int size = sorted.length;
        boolean timed = facts.stream().anyMatch(fact -> !Float.isNaN(fact.queue()) || !Float.isNaN(fact.run()));
        first = number << BITS;
        offsets = new char[size];
        seconds = new int[size];
        microsAndStatuses = new int[size];
        targets = new char[size];
        identifiers =
                facts.stream().anyMatch(fact -> fact.identifier() != Vocabulary.NO_WORD) ? new char[size] : NO_WORDS;
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
            JobEntry fact = sorted[i];
            offsets[i] = (char) (fact.id() - first);
            boolean known = fact.micros() != JobEntry.UNKNOWN_TIME;
            seconds[i] = known ? (int) Math.floorDiv(fact.micros(), MICROS) : UNKNOWN_SECOND;
            microsAndStatuses[i] = (known ? Math.floorMod(fact.micros(), MICROS) : 0) << STATUS_BITS | fact.status();
            targets[i] = fact.target();
            if (identifiers.length > 0) {
                identifiers[i] = fact.identifier();
            }
            if (isNear) {
                near[i] = (char) (fact.pipeline() == 0 ? 0 : fact.pipeline() - lowestPipeline);
            } else {
                far[i] = fact.pipeline();
            }
            if (timed) {
                queues[i] = fact.queue();
                runs[i] = fact.run();
            }
            unknownTimes |= !known;
            earliestSoFar = known ? Math.min(earliestSoFar, fact.micros()) : earliestSoFar;
            latestSoFar = known ? Math.max(latestSoFar, fact.micros()) : latestSoFar;
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

    /** The number of the chunk to which an id belongs. */
    public static int number(int id) {
        return id >> BITS;
    }

    public int number() {
        return number(first);
    }

    int size() {
        return offsets.length;
    }

    List<JobEntry> facts() {
        List<JobEntry> facts = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            facts.add(fact(i));
        }
        return facts;
    }

    /** Returns the jobs with some ids; takes time only for these, not for all jobs. */
    Map<Integer, JobEntry> facts(BitSet ids) {
        Map<Integer, JobEntry> facts = new HashMap<>();
        for (int i = 0; i < size(); i++) {
            if (ids.get(offsets[i])) {
                facts.put(id(i), fact(i));
            }
        }
        return facts;
    }

    /** The offset of an id within its chunk. */
    static int offset(int id) {
        return id & SIZE - 1;
    }

    /** The highest id; 0 if there is none. */
    int lastId() {
        int last = 0;
        for (int i = 0; i < size(); i++) {
            last = Math.max(last, id(i));
        }
        return last;
    }

    private JobEntry fact(int row) {
        return new JobEntry(
                id(row), micros(row), status(row), targets[row], identifier(row), pipeline(row), queue(row), run(row));
    }

    public int id(int row) {
        return first + offsets[row];
    }

    /** When the job was submitted; {@link JobEntry#UNKNOWN_TIME} if that was not recorded. */
    public long micros(int row) {
        return seconds[row] == UNKNOWN_SECOND
                ? JobEntry.UNKNOWN_TIME
                : (long) seconds[row] * MICROS + (microsAndStatuses[row] >>> STATUS_BITS);
    }

    public int status(int row) {
        return microsAndStatuses[row] & STATUS_MASK;
    }

    public char target(int row) {
        return targets[row];
    }

    /** {@link Vocabulary#NO_WORD} if it has none. */
    public char identifier(int row) {
        return identifiers.length == 0 ? Vocabulary.NO_WORD : identifiers[row];
    }

    /** The job's first pipeline; 0 if it has none. */
    public int pipeline(int row) {
        if (far.length > 0) {
            return far[row];
        }
        return near[row] == 0 ? 0 : lowestPipeline + near[row];
    }

    public float queue(int row) {
        return queues.length == 0 ? Float.NaN : queues[row];
    }

    public float run(int row) {
        return runs.length == 0 ? Float.NaN : runs[row];
    }

    public boolean hasUnknownTimes() {
        return hasUnknownTimes;
    }

    /** {@link Long#MAX_VALUE} if no time is known. */
    long earliest() {
        return earliest;
    }

    /** {@link Long#MIN_VALUE} if no time is known. */
    long latest() {
        return latest;
    }

    public boolean overlaps(Window window) {
        return window.isAll() && hasUnknownTimes || earliest < window.to() && latest >= window.from();
    }

    private boolean isWithin(Window window) {
        return window.isAll() || !hasUnknownTimes && earliest >= window.from() && latest < window.to();
    }

    /** Receives the jobs of a scan one by one. */
    public interface Visitor {
        void visit(Chunk chunk, int row);
    }

    /** Visits the selected jobs in a window. */
    public void scan(Window window, Selection wanted, Visitor visitor) {
        if (!overlaps(window) || size() == 0) {
            return;
        }
        boolean within = isWithin(window);
        if (wanted.pipelines() == null) {
            scan(0, size(), window, within, wanted, visitor);
            return;
        }
        int[] some = wanted.pipelines();
        int from = position(some, pipeline(0));
        int to = position(some, pipeline(size() - 1) + 1);
        if (to - from > size() / 16) {
            for (int row = 0; row < size(); row++) {
                if (wanted.hasPipeline(pipeline(row))) {
                    scan(row, row + 1, window, within, wanted, visitor);
                }
            }
            return;
        }
        for (int i = from; i < to; i++) {
            int start = rowOf(some[i]);
            int end = start;
            while (end < size() && pipeline(end) == some[i]) {
                end++;
            }
            scan(start, end, window, within, wanted, visitor);
        }
    }

    private void scan(int start, int end, Window window, boolean within, Selection wanted, Visitor visitor) {
        for (int row = start; row < end; row++) {
            if (wanted.hasStatus(status(row))
                    && wanted.hasTarget(targets[row])
                    && wanted.hasIdentifier(identifier(row))
                    && (within || window.contains(micros(row)))) {
                visitor.visit(this, row);
            }
        }
    }

    private static int position(int[] sorted, int value) {
        return position(value, sorted.length, i -> sorted[i]);
    }

    private int rowOf(int pipeline) {
        return position(pipeline, size(), this::pipeline);
    }

    /** The index of a value in sorted values, or where it would be inserted; before equal ones. */
    private static int position(int value, int size, IntUnaryOperator sorted) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.applyAsInt(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
