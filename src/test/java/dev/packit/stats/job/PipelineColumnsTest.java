package dev.packit.stats.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineColumnsTest {

    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    private static PipelineColumns columns() {
        PipelineColumns.Builder builder = new PipelineColumns.Builder(PipelineColumns.EMPTY);
        builder.add(1, NOON, TriggerType.PULL_REQUEST, 7L);
        builder.setProject(1, 3);
        builder.add(2, NOON.plusSeconds(60), TriggerType.PULL_REQUEST, 7L);
        builder.setProject(2, 3);
        // far away, and of nothing
        builder.add(100_000, null, null, null);
        return builder.build();
    }

    @Test
    void anIdLeadsToItsProjectAndEvent() {
        PipelineColumns columns = columns();

        assertThat(columns.project(2)).isEqualTo(3);
        assertThat(columns.event(2)).isEqualTo(7);
        assertThat(columns.project(100_000)).isZero();
        assertThat(columns.event(3)).isZero();
        assertThat(PipelineColumns.project(columns.projects(), 1)).isEqualTo(3);
        assertThat(PipelineColumns.project(columns.projects(), 50_000)).isZero();
        assertThat(PipelineColumns.project(columns.projects(), Integer.MAX_VALUE))
                .isZero();
    }

    @Test
    void anEventIsCountedWithItsFirstPipeline() {
        assertThat(visited(columns(), null, null)).containsExactly("1 first", "2");
    }

    @Test
    void aStretchOfTimeHasItsBeginningAndNotItsEnd() {
        assertThat(visited(columns(), NOON.plusSeconds(1), null)).containsExactly("2");
        assertThat(visited(columns(), NOON, NOON.plusSeconds(60))).containsExactly("1 first");
        assertThat(visited(columns(), NOON.plusNanos(1), NOON.plusSeconds(61))).containsExactly("2");
    }

    @Test
    void whatIsAddedLaterLeavesWhatWasThereAsItIs() {
        PipelineColumns before = columns();
        PipelineColumns.Builder builder = new PipelineColumns.Builder(before);
        // read again, as the newest are
        builder.add(2, NOON.plusSeconds(60), TriggerType.PULL_REQUEST, 7L);
        builder.setProject(2, 3);
        builder.add(3, NOON.plusSeconds(120), TriggerType.BRANCH, 8L);
        builder.setProject(3, 4);

        assertThat(visited(builder.build(), null, null)).containsExactly("1 first", "2", "3 first");
        assertThat(visited(before, null, null)).containsExactly("1 first", "2");
    }

    private static List<String> visited(PipelineColumns columns, Instant from, Instant to) {
        List<String> visited = new ArrayList<>();
        columns.each(from, to, (id, seconds, project, type, first) -> visited.add(id + (first ? " first" : "")));
        return visited;
    }
}
