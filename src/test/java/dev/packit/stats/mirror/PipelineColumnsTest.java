package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.mirror.PipelineColumns.Checksum;
import dev.packit.stats.packit.TriggerType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
        // a high id without a project
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
        // read again, like all of the newest ones
        builder.add(2, NOON.plusSeconds(60), TriggerType.PULL_REQUEST, 7L);
        builder.setProject(2, 3);
        builder.add(3, NOON.plusSeconds(120), TriggerType.BRANCH, 8L);
        builder.setProject(3, 4);

        assertThat(visited(builder.build(), null, null)).containsExactly("1 first", "2", "3 first");
        assertThat(visited(before, null, null)).containsExactly("1 first", "2");
    }

    @Test
    void whatHasGoneIsAsIfItHadNeverBeen() {
        PipelineColumns before = columns();
        PipelineColumns left = before.without(ids(1, 5, 100_000));

        // the event is still counted, with its next pipeline
        assertThat(visited(left, null, null)).containsExactly("2 first");
        assertThat(left.project(1)).isZero();
        assertThat(left.checksums()).containsExactly(new Checksum(0, 1, 2));
        assertThat(visited(left.without(ids(2)), null, null)).isEmpty();
        assertThat(visited(before, null, null)).containsExactly("1 first", "2");

        PipelineColumns.Builder builder = new PipelineColumns.Builder(left.without(ids(2)));
        builder.add(9, NOON, TriggerType.PULL_REQUEST, 7L);
        assertThat(visited(builder.build(), null, null)).containsExactly("9 first");
    }

    @Test
    void aRangeIsToldByHowManyItHasAndTheirSum() {
        assertThat(columns().checksums())
                .containsExactlyInAnyOrder(new Checksum(0, 2, 3), new Checksum(12, 1, 100_000));
        assertThat(columns().ids(0)).containsExactly(1, 2);
        assertThat(columns().ids(5)).isEmpty();
    }

    private static BitSet ids(int... ids) {
        BitSet set = new BitSet();
        Arrays.stream(ids).forEach(set::set);
        return set;
    }

    private static List<String> visited(PipelineColumns columns, Instant from, Instant to) {
        List<String> visited = new ArrayList<>();
        columns.each(from, to, (id, seconds, project, type, first) -> visited.add(id + (first ? " first" : "")));
        return visited;
    }
}
