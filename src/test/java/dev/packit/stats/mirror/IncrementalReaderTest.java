package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncrementalReaderTest {

    /** The ids of the committed rows. */
    private final TreeSet<Integer> table = new TreeSet<>();

    private int queries;

    private List<Integer> read(int highest) {
        List<Integer> read = new ArrayList<>();
        new IncrementalReader<Integer>(highest, this::rowsAfter, id -> id).forEachRemaining(read::addAll);
        return read;
    }

    private List<Integer> rowsAfter(int id) {
        queries++;
        return table.tailSet(id, false).stream().limit(IncrementalReader.SIZE).toList();
    }

    @Test
    void readsEveryRowOnceOrderedById() {
        IntStream.rangeClosed(1, 2 * IncrementalReader.SIZE + 1).forEach(id -> table.add(3 * id));

        assertThat(read(0)).containsExactlyElementsOf(table);
        assertThat(queries).isEqualTo(3);
    }

    @Test
    void endsWithAnEmptyBatchIfThePreviousOneWasFull() {
        IntStream.rangeClosed(1, IncrementalReader.SIZE).forEach(table::add);

        assertThat(read(0)).hasSize(IncrementalReader.SIZE);
        assertThat(queries).isEqualTo(2);
    }

    @Test
    void findsRowsCommittedAfterOneWithAHigherId() {
        table.addAll(List.of(1, 1_000, 1_002));
        assertThat(read(0)).containsExactly(1, 1_000, 1_002);

        table.add(1_001);
        table.add(1_003);

        assertThat(read(1_002)).containsExactly(1_000, 1_001, 1_002, 1_003);
    }

    @Test
    void readsOnlyTheMarginAgain() {
        IntStream.rangeClosed(1, 1_000).forEach(table::add);

        assertThat(read(1_000)).hasSize(IncrementalReader.MARGIN).startsWith(501);
    }

    @Test
    void readsNothingFromAnEmptyTable() {
        assertThat(read(0)).isEmpty();
        assertThat(read(7)).isEmpty();
    }
}
