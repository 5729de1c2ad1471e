package dev.packit.stats.mirror;

import dev.packit.stats.packit.TriggerType;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one range of {@link #SIZE} ids. An array is changed only before it is published.
 *
 * @param seconds since 1970, UTC; zero for a row that does not exist, as no time is stored as zero
 * @param types the position of the trigger's type among all, from one, and the flags
 */
record PipelineBlock(int[] seconds, int[] projects, int[] events, byte[] types) {

    static final int BITS = 13;
    static final int SIZE = 1 << BITS;

    static final byte FIRST_OF_EVENT = 64;
    /** It refers to a build, and is one run with all that refer to the same. */
    static final byte SHARES_BUILD = 32;
    /** It refers to jobs that are known by a pipeline of another run. */
    static final byte BORROWS = 16;

    /** It is of another package than the first one of its run, or may be. */
    static final byte OTHER_PACKAGE = Byte.MIN_VALUE;

    private static final byte TYPE = BORROWS - 1;

    private static final TriggerType[] TYPES = TriggerType.values();

    static PipelineBlock empty() {
        return new PipelineBlock(new int[SIZE], new int[SIZE], new int[SIZE], new byte[SIZE]);
    }

    PipelineBlock copy() {
        return new PipelineBlock(seconds.clone(), projects.clone(), events.clone(), types.clone());
    }

    @Nullable
    TriggerType type(int i) {
        int type = types[i] & TYPE;
        return type == 0 ? null : TYPES[type - 1];
    }

    boolean is(byte flag, int i) {
        return (types[i] & flag) != 0;
    }

    /** The ids of its rows, in order, given its number. */
    IntStream ids(int number) {
        return IntStream.range(0, SIZE).filter(i -> seconds[i] != 0).map(i -> (number << BITS) + i);
    }

    void remove(int i) {
        seconds[i] = 0;
        projects[i] = 0;
        events[i] = 0;
        types[i] = 0;
    }
}
