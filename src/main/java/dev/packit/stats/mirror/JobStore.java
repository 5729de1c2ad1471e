package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All jobs, reduced to the few values that statistics need: about 60 MB for three million. {@link JobSync} keeps them in sync
 * with the database.
 */
@ApplicationScoped
public class JobStore {

    private static final long EVERYTHING = Long.MIN_VALUE;
    private static final long NOTHING = Long.MAX_VALUE;

    /** In seconds. */
    private static final int STATED_EVERY = 20;

    @Inject
    Clock clock;

    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<JobSource, OpenJobs> open = new EnumMap<>(JobSource.class);
    private volatile JobSnapshot snapshot = new JobSnapshot(vocabulary);
    /** When the oldest job that has been read was submitted, in microseconds, while older ones are still to be read. */
    private volatile long readBackTo = NOTHING;

    private volatile @Nullable Instant lastRead;
    private volatile int pipelinesAtRead;
    private volatile long version;

    /** The jobs that have been read so far. */
    public JobSnapshot snapshot() {
        return snapshot;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether any job that has been read has such a target or identifier. */
    public boolean hasWord(Predicate<String> wanted) {
        return vocabulary.words().stream().anyMatch(word -> word != null && wanted.test(word));
    }

    /** Changes whenever any job has changed. */
    public long version() {
        return version;
    }

    /** When the last reading from the database began; null if there was none yet. Older changes are in the snapshot. */
    public @Nullable Instant lastRead() {
        return lastRead;
    }

    /** {@link #lastRead} to a third of a minute, for readers, so that several instances usually say the same. */
    public @Nullable Instant asOf() {
        Instant time = lastRead;
        return time == null
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), STATED_EVERY) * STATED_EVERY);
    }

    /** The time since which all jobs have been read; null if all have been read. */
    public @Nullable Instant readBackTo() {
        long back = readBackTo;
        if (back == EVERYTHING) {
            return null;
        }
        return back == NOTHING ? clock.instant() : Window.instant(back);
    }

    /** Whether all jobs in a window have been read. */
    public boolean covers(Window window) {
        return readBackTo == EVERYTHING || window.from() > readBackTo;
    }

    /** Replaces chunks. Must be called by one thread at a time. */
    void put(Map<JobSource, List<Chunk>> chunks) {
        chunks.forEach((source, fresh) -> fresh.forEach(open(source)::note));
        snapshot = snapshot.with(chunks);
        version++;
    }

    /** Records that the newest part of each table has been read. */
    void readInPart() {
        readBackTo = snapshot.tables().values().stream()
                .map(JobTable::extent)
                .filter(extent -> extent != null)
                .mapToLong(Window::from)
                .max()
                .orElse(NOTHING);
    }

    void readInWhole() {
        readBackTo = EVERYTHING;
    }

    /** Must be called by one thread at a time. */
    OpenJobs open(JobSource source) {
        return open.computeIfAbsent(source, first -> new OpenJobs(vocabulary));
    }

    /** @param lastPipeline the highest pipeline that was known by then; 0 if none was */
    void isAsOf(Instant time, int lastPipeline) {
        lastRead = time;
        pipelinesAtRead = lastPipeline;
    }

    /** The highest pipeline that was known when the last reading began; 0 if none was. Jobs of later ones may be missing. */
    int pipelinesAtRead() {
        return pipelinesAtRead;
    }
}
