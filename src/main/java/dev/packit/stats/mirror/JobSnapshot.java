package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All jobs at one point in time. Immutable. */
public final class JobSnapshot {

    private final Vocabulary vocabulary;
    private final Map<JobSource, JobTable> tables = new EnumMap<>(JobSource.class);

    /** Creates a snapshot without jobs. */
    JobSnapshot(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        Arrays.stream(JobSource.values()).forEach(source -> tables.put(source, new JobTable(vocabulary)));
    }

    /** Returns a copy with some chunks replaced. */
    JobSnapshot with(Map<JobSource, List<Chunk>> chunks) {
        JobSnapshot next = new JobSnapshot(vocabulary);
        next.tables.putAll(tables);
        chunks.forEach((source, fresh) -> next.tables.put(source, table(source).withChunks(fresh)));
        return next;
    }

    public JobTable table(JobSource source) {
        return Objects.requireNonNull(tables.get(source), "Every source has a table");
    }

    Map<JobSource, JobTable> tables() {
        return tables;
    }

    int size() {
        return tables.values().stream().mapToInt(JobTable::size).sum();
    }

    /** The span from the first to the last job of some sources that has a time; null if none has. */
    public @Nullable Window extent(Collection<JobSource> sources) {
        return sources.stream()
                .map(source -> table(source).extent())
                .filter(Objects::nonNull)
                .reduce(Window::hull)
                .orElse(null);
    }

    /** About how many jobs a scan looks at. */
    public long size(Window window, Selection selection) {
        return tables.entrySet().stream()
                .mapToLong(table -> {
                    int[] some = selection.pipelines(table.getKey());
                    int all = table.getValue().size(window);
                    return some == null ? all : Math.min(all, (long) some.length * JobScan.FEW);
                })
                .sum();
    }

    /**
     * Visits the selected jobs that were submitted in a window.
     *
     * @param visitor is given the same cursor for every job
     */
    public void scan(Window window, Selection selection, Consumer<JobCursor> visitor) {
        Set<JobSource> sources = EnumSet.noneOf(JobSource.class);
        vocabulary.statuses().stream()
                .filter(selection.statuses())
                .forEach(status -> sources.add(status.kind().source()));
        JobScan scan = new JobScan(vocabulary, window, selection, visitor);
        for (JobSource source : sources) {
            scan = scan.among(selection.pipelines(source));
            table(source).scan(scan);
        }
    }
}
