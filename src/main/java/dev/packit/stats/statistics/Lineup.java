package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobEntry;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.TriggerType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which jobs are still part of the newest pushes, and which have been left out, such as targets at their end of life and
 * those of a branch that is no longer used.
 */
public final class Lineup {

    private static final int LATER_OF_BRANCH = 3;
    private static final int LATER_OF_TYPE = 10;

    /** A job is no longer current if others of its kind and package came so long after it, in microseconds. */
    private static final long ABANDONED = Window.micros(Duration.ofDays(180));

    /**
     * Pushes that are expected to have the same jobs: those to a branch, or all for the pull requests, releases etc. of a
     * project, each of which has few.
     *
     * @param branch its name or id; null for other types of trigger
     */
    public record Line(@Nullable String type, @Nullable Object branch) {

        /** @param branch ignored unless the type is that of pushes to branches */
        public static Line of(@Nullable String type, @Nullable Object branch) {
            return new Line(type, TriggerType.BRANCH.event().equals(type) ? branch : null);
        }

        private int later() {
            return branch == null ? LATER_OF_TYPE : LATER_OF_BRANCH;
        }
    }

    /** Only pushes that have jobs of a kind for a package are compared: tests are not run if nothing was built. */
    private record Series(JobKind kind, @Nullable String packageName, Line line) {}

    private record OfKind(JobKind kind, @Nullable String packageName) {}

    private final Map<Series, NavigableSet<Integer>> pushes = new HashMap<>();
    private final Map<JobIdentity, Map<Series, Integer>> newest = new HashMap<>();
    private final Map<JobIdentity, Long> newestTime = new HashMap<>();
    private final Map<OfKind, Long> newestOfKind = new HashMap<>();

    /**
     * @param push greater than that of all earlier pushes
     * @param micros when the job was submitted, in microseconds since 1970, or {@link JobEntry#UNKNOWN_TIME}
     */
    public void add(JobIdentity identity, Line line, int push, long micros) {
        Series series = new Series(identity.kind(), identity.packageName(), line);
        pushes.computeIfAbsent(series, first -> new TreeSet<>()).add(push);
        newest.computeIfAbsent(identity, first -> new HashMap<>()).merge(series, push, Math::max);
        newestTime.merge(identity, micros, Math::max);
        newestOfKind.merge(new OfKind(identity.kind(), identity.packageName()), micros, Math::max);
    }

    /**
     * Whether any of the last few pushes of a line, three to a branch or ten of another type, has such a job, and it is not half
     * a year older than the newest of its kind.
     */
    public boolean isCurrent(JobIdentity identity) {
        return !isAbandoned(identity)
                && newest.getOrDefault(identity, Map.of()).entrySet().stream()
                        .anyMatch(last -> pushes.getOrDefault(last.getKey(), new TreeSet<>())
                                        .tailSet(last.getValue(), false)
                                        .size()
                                < last.getKey().line().later());
    }

    private boolean isAbandoned(JobIdentity identity) {
        long last = newestTime.getOrDefault(identity, JobEntry.UNKNOWN_TIME);
        return last != JobEntry.UNKNOWN_TIME
                && newestOfKind.getOrDefault(new OfKind(identity.kind(), identity.packageName()), last) - last
                        > ABANDONED;
    }
}
