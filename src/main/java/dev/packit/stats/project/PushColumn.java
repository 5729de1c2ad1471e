package dev.packit.stats.project;

import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A push: all runs, of any package, for the same commit of the same trigger or, without one, for the same event.
 *
 * @param runs newest first
 */
record PushColumn(List<Pipeline> runs) {

    private static final int MOST_PUSHES = 30;

    /** How many characters fit above a column, where text runs upwards. */
    private static final int LONGEST_HEADING = 13;

    /** Its latest run. */
    public Pipeline run() {
        return runs.get(0);
    }

    /** The latest run for a package, or of all for null; null if there is none. */
    public @Nullable Pipeline run(@Nullable String packageName) {
        return runs.stream()
                .filter(run -> packageName == null || run.packages().contains(packageName))
                .findFirst()
                .orElse(null);
    }

    public @Nullable Instant submitted() {
        return run().submitted();
    }

    /** {@code podman #24101}, and the number of runs if there are several. */
    public String title() {
        return run().origin() + (runs.size() == 1 ? "" : ", %d runs".formatted(runs.size()));
    }

    /** What triggered it; null if that is unknown. Only the end of a long name, since that is where versions are. */
    public @Nullable String heading() {
        Trigger trigger = run().trigger();
        if (trigger == null) {
            return null;
        }
        String label = trigger.label();
        int length = label.codePointCount(0, label.length());
        return length <= LONGEST_HEADING
                ? label
                : "…" + label.substring(label.offsetByCodePoints(0, length - LONGEST_HEADING + 1));
    }

    public @Nullable Outcome outcome() {
        return Pipeline.outcome(runs);
    }

    /** The pushes that have jobs, newest first, up to a number that fits into a page. */
    static List<PushColumn> of(List<Pipeline> newest) {
        Map<List<Object>, List<Pipeline>> pushes = new LinkedHashMap<>();
        newest.stream()
                .filter(run -> !run.jobs().isEmpty())
                .forEach(run -> pushes.computeIfAbsent(push(run), first -> new ArrayList<>())
                        .add(run));
        return pushes.values().stream()
                .map(PushColumn::new)
                .sorted(Comparator.comparing(PushColumn::event).reversed())
                .limit(MOST_PUSHES)
                .toList();
    }

    /** The row id of its first event, since a later repetition does not make it a newer push; 0 if it has none. */
    private long event() {
        return runs.stream()
                .map(Pipeline::event)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
    }

    /**
     * Identifies the push to which a run belongs. Releases, new upstream versions and the like have no commit, but Packit
     * records one event for each, however often it runs for that. A run without an event is a push by itself.
     */
    private static List<Object> push(Pipeline run) {
        Trigger trigger = run.trigger();
        if (trigger != null && trigger.commit() != null) {
            return List.of(trigger.kind(), trigger.label(), trigger.commit());
        }
        return run.event() == null ? List.of("run", run.id()) : List.of("event", run.event());
    }
}
