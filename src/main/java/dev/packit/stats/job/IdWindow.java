package dev.packit.stats.job;

import dev.packit.stats.web.Keyset;
import dev.packit.stats.web.Slice;
import java.time.Instant;
import java.util.List;

/**
 * The ids among which a page looks for its jobs.
 *
 * @param low inclusive
 * @param high exclusive
 * @param more whether there are rows beyond the end towards which it looks
 * @param end when the last row that is looked at was submitted; null where nothing lies beyond it
 */
record IdWindow(long low, long high, boolean more, Instant end) {

    IdWindow within(Keyset keyset) {
        return new IdWindow(
                keyset.after() == null ? low : Math.max(low, keyset.after() + 1),
                keyset.before() == null ? high : Math.min(high, keyset.before()),
                more,
                end);
    }

    /** @param found newest first: the page, and one job more where it goes on */
    Slice<Job> slice(List<Job> found, Keyset keyset) {
        return keyset.ascending() ? upwards(found, keyset) : downwards(found, keyset);
    }

    private Slice<Job> downwards(List<Job> found, Keyset keyset) {
        boolean full = found.size() > keyset.limit();
        List<Job> jobs = full ? found.subList(0, keyset.limit()) : found;
        Long older = full ? Long.valueOf(last(jobs)) : more ? Long.valueOf(low) : null;
        Long newer =
                keyset.atStart() ? null : jobs.isEmpty() ? Long.valueOf(Math.max(0, keyset.before() - 1)) : first(jobs);
        return new Slice<>(jobs, older, newer, !full && more ? end : null);
    }

    private Slice<Job> upwards(List<Job> found, Keyset keyset) {
        boolean full = found.size() > keyset.limit();
        List<Job> jobs = full ? found.subList(1, found.size()) : found;
        Long newer = full ? Long.valueOf(first(jobs)) : more ? Long.valueOf(high - 1) : null;
        Long older = jobs.isEmpty() ? Long.valueOf(keyset.after() + 1) : last(jobs);
        return new Slice<>(jobs, older, newer, null);
    }

    private static Long first(List<Job> jobs) {
        return jobs.get(0).id();
    }

    private static Long last(List<Job> jobs) {
        return jobs.get(jobs.size() - 1).id();
    }
}
