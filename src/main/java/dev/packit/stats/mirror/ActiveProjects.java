package dev.packit.stats.mirror;

import dev.packit.stats.mirror.ProjectDirectory.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts projects by last activity. */
@ApplicationScoped
public class ActiveProjects {

    /** Added to the keys of projects that have runs, so that they are higher than those of projects without any. */
    private static final long ACTIVE = 1L << 31;

    private volatile Ranking last = new Ranking(null, null, List.of());

    /** Returns projects by last activity, newest first; they are sorted again only if something has changed. */
    public List<Active> sorted(List<Entry> entries, PipelineSnapshot known) {
        Ranking now = last;
        if (now.known != known || now.entries != entries) {
            now = new Ranking(
                    known,
                    entries,
                    entries.stream()
                            .map(entry -> Active.of(entry, known))
                            .sorted(Comparator.comparingLong(Active::key).reversed())
                            .toList());
            last = now;
        }
        return now.sorted;
    }

    /** The sorted projects, with the data from which the order was derived. */
    private record Ranking(
            @Nullable PipelineSnapshot known, @Nullable List<Entry> entries, List<Active> sorted) {}

    /** @param lastPipeline the id of the latest pipeline; 0 if there is none */
    public record Active(Entry entry, int lastPipeline) {

        public static Active of(Entry entry, PipelineSnapshot known) {
            int last = Arrays.stream(entry.ids())
                    .mapToInt(known::lastOfProject)
                    .max()
                    .orElse(0);
            return new Active(entry, last);
        }

        /** Its place in the order: the highest is the most recently active. */
        public long key() {
            return lastPipeline > 0 ? ACTIVE + lastPipeline : entry.id();
        }
    }
}
