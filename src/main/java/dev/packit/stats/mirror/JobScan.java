package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobStatus;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Visits the selected jobs of a window, chunk by chunk. */
final class JobScan {

    /** If more than one in this many of a chunk's jobs may be selected, visiting all is faster than a search by pipeline. */
    static final int FEW = 16;

    private final Window window;
    private final boolean[] statuses;
    private final boolean @Nullable [] targets;
    private final boolean @Nullable [] identifiers;
    private final @Nullable Boolean waiting;
    private final boolean[] waits;
    private final int @Nullable [] pipelines;
    private final JobCursor cursor;
    private final Consumer<JobCursor> visitor;

    /**
     * Creates a scan of jobs of all pipelines.
     *
     * @param vocabulary that of all chunks to be scanned
     */
    JobScan(Vocabulary vocabulary, Window window, Selection selection, Consumer<JobCursor> visitor) {
        this.window = window;
        this.statuses = matches(vocabulary.statuses(), selection.statuses());
        this.targets = words(vocabulary, selection.targets());
        this.identifiers = words(vocabulary, selection.identifiers());
        this.waiting = selection.waiting();
        this.waits = matches(vocabulary.statuses(), JobStatus::mayWait);
        this.pipelines = null;
        this.cursor = new JobCursor(vocabulary);
        this.visitor = visitor;
    }

    private JobScan(JobScan scan, int @Nullable [] pipelines) {
        this.window = scan.window;
        this.statuses = scan.statuses;
        this.targets = scan.targets;
        this.identifiers = scan.identifiers;
        this.waiting = scan.waiting;
        this.waits = scan.waits;
        this.pipelines = pipelines;
        this.cursor = scan.cursor;
        this.visitor = scan.visitor;
    }

    /**
     * The same scan, of the jobs of some pipelines.
     *
     * @param some ids in ascending order; null for all
     */
    JobScan among(int @Nullable [] some) {
        return some == pipelines ? this : new JobScan(this, some);
    }

    private static boolean @Nullable [] words(Vocabulary vocabulary, @Nullable Predicate<String> predicate) {
        return predicate == null ? null : matches(vocabulary.words(), predicate);
    }

    private static <T> boolean[] matches(List<? extends @Nullable T> words, Predicate<T> predicate) {
        boolean[] matches = new boolean[words.size()];
        for (int i = 0; i < matches.length; i++) {
            T word = words.get(i);
            matches[i] = word != null && predicate.test(word);
        }
        return matches;
    }

    void over(Chunk chunk) {
        if (!chunk.overlaps(window) || chunk.size() == 0) {
            return;
        }
        boolean isWithin = chunk.isWithin(window);
        if (pipelines == null) {
            visit(chunk, 0, chunk.size(), isWithin);
            return;
        }
        int from = position(pipelines, chunk.pipeline(0));
        int to = position(pipelines, chunk.pipeline(chunk.size() - 1) + 1);
        if (to - from > chunk.size() / FEW) {
            merge(chunk, pipelines, from, to, isWithin);
            return;
        }
        for (int i = from; i < to; i++) {
            int start = chunk.rowOf(pipelines[i]);
            int end = start;
            while (end < chunk.size() && chunk.pipeline(end) == pipelines[i]) {
                end++;
            }
            visit(chunk, start, end, isWithin);
        }
    }

    /** Visits the jobs of the selected pipelines from one index to another; both these and a chunk's jobs are sorted. */
    private void merge(Chunk chunk, int[] selected, int from, int to, boolean isWithin) {
        int at = from;
        for (int row = 0; row < chunk.size() && at < to; row++) {
            int pipeline = chunk.pipeline(row);
            while (at < to && selected[at] < pipeline) {
                at++;
            }
            if (at < to && selected[at] == pipeline) {
                visit(chunk, row, row + 1, isWithin);
            }
        }
    }

    /** The index of a pipeline among the selected ones, or where it would be inserted. */
    private static int position(int[] pipelines, int pipeline) {
        int at = Arrays.binarySearch(pipelines, pipeline);
        return at < 0 ? -at - 1 : at;
    }

    /** @param isWithin whether all jobs of the chunk are in the window */
    private void visit(Chunk chunk, int start, int end, boolean isWithin) {
        for (int row = start; row < end; row++) {
            if (statuses[chunk.status(row)]
                    && (targets == null || targets[chunk.target(row)])
                    && (identifiers == null || identifiers[chunk.identifier(row)])
                    && (waiting == null || waiting == isWaiting(chunk, row))
                    && (isWithin || window.contains(chunk.micros(row)))) {
                cursor.moveTo(chunk, row);
                visitor.accept(cursor);
            }
        }
    }

    private boolean isWaiting(Chunk chunk, int row) {
        return waits[chunk.status(row)] && Float.isNaN(chunk.queue(row));
    }
}
