package dev.packit.stats.usage;

import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.statistics.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The activity in a window: pipelines by project, active projects by step, and events by type and step. */
final class PipelineActivity {

    private final long[] runs;
    /** By type of trigger; the last element is for events of unknown type. */
    private final long[] eventsByType = new long[TriggerType.values().length + 1];

    private final long[] eventsByStep;
    private final List<BitSet> projectsByStep;

    PipelineActivity(
            NumberedProjects projects,
            PipelineColumns pipelines,
            @Nullable Instant from,
            @Nullable Instant to,
            Steps steps) {
        runs = new long[projects.size()];
        eventsByStep = new long[steps.size()];
        projectsByStep = Stream.generate(BitSet::new).limit(steps.size()).toList();
        pipelines.each(from, to, (id, seconds, project, type, first) -> {
            int number = projects.number(project);
            // times are stored in whole seconds, so a truncated one may lie just before the first step
            int step = steps.atOrFirst(seconds * 1_000_000L);
            if (number >= 0) {
                runs[number]++;
                if (step >= 0) {
                    projectsByStep.get(step).set(number);
                }
            }
            if (first) {
                eventsByType[type == null ? eventsByType.length - 1 : type.ordinal()]++;
                if (step >= 0) {
                    eventsByStep[step]++;
                }
            }
        });
    }

    /** When each project's first pipeline was submitted, in seconds since 1970 UTC; {@link Integer#MAX_VALUE} if it has none. */
    static int[] firstSeen(NumberedProjects projects, PipelineColumns pipelines) {
        int[] first = new int[projects.size()];
        Arrays.fill(first, Integer.MAX_VALUE);
        pipelines.each(null, null, (id, seconds, project, type, ofEvent) -> {
            int number = projects.number(project);
            if (number >= 0) {
                first[number] = Math.min(first[number], seconds);
            }
        });
        return first;
    }

    /** The number of pipelines by project. */
    long[] runs() {
        return runs;
    }

    boolean isActive(int project) {
        return runs[project] > 0;
    }

    int activeProjects(int step) {
        return projectsByStep.get(step).cardinality();
    }

    long events(int step) {
        return eventsByStep[step];
    }

    /** The number of events by type, most frequent first. */
    List<Usage.Events> events() {
        List<Usage.Events> events = new ArrayList<>();
        for (TriggerType type : TriggerType.values()) {
            events.add(new Usage.Events(type.event(), eventsByType[type.ordinal()]));
        }
        long ofUnknownType = eventsByType[eventsByType.length - 1];
        if (ofUnknownType > 0) {
            events.add(new Usage.Events(null, ofUnknownType));
        }
        events.sort(Comparator.comparing(Usage.Events::total).reversed());
        return events;
    }
}
