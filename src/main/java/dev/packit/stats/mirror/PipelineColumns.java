package dev.packit.stats.mirror;

import dev.packit.stats.packit.TriggerType;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * When each pipeline was submitted, for which project and by what, found by its id: 13 bytes for each. Never changes; what
 * comes later is in another that shares with this one whatever is the same.
 */
public final class PipelineColumns {

    static final PipelineColumns EMPTY = new PipelineColumns(new TreeMap<>(), new BitSet());

    private static final int BITS = 13;
    private static final int SIZE = 1 << BITS;

    static final int RANGE = SIZE;

    /** In place of a time, where a row has none. */
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private static final TriggerType[] TYPES = TriggerType.values();
    private static final byte FIRST_OF_EVENT = 64;

    private final TreeMap<Integer, Block> blocks;
    private final BitSet events;

    private PipelineColumns(TreeMap<Integer, Block> blocks, BitSet events) {
        this.blocks = blocks;
        this.events = events;
    }

    /** Nought stands for a row that is not there, which no time is. */
    private record Block(int[] seconds, int[] projects, int[] events, byte[] types) {

        static Block empty() {
            return new Block(new int[SIZE], new int[SIZE], new int[SIZE], new byte[SIZE]);
        }

        Block copy() {
            return new Block(seconds.clone(), projects.clone(), events.clone(), types.clone());
        }
    }

    /** Whoever looks at all of some time. */
    public interface Visitor {

        /**
         * @param seconds since 1970, UTC
         * @param project its id in {@code git_projects}; 0 where it is of none
         * @param type null where that is unknown
         * @param first whether it is the first of its event
         */
        void visit(int id, int seconds, int project, TriggerType type, boolean first);
    }

    /** Visits those from one time, inclusive, to another, exclusive, in the order of their ids; null where open. */
    public void each(Instant from, Instant to, Visitor visitor) {
        long low = from == null ? Long.MIN_VALUE : seconds(from);
        long high = to == null ? Long.MAX_VALUE : seconds(to);
        blocks.forEach((number, block) -> {
            for (int i = 0; i < SIZE; i++) {
                int at = block.seconds[i];
                if (at != 0 && at != UNKNOWN && at >= low && at < high) {
                    int type = block.types[i] & FIRST_OF_EVENT - 1;
                    visitor.visit(
                            (number << BITS) + i,
                            at,
                            block.projects[i],
                            type == 0 ? null : TYPES[type - 1],
                            (block.types[i] & FIRST_OF_EVENT) != 0);
                }
            }
        });
    }

    /** A bound that is not whole seconds is taken for the next one that is, since times are kept as whole seconds. */
    private static long seconds(Instant bound) {
        return bound.getEpochSecond() + (bound.getNano() > 0 ? 1 : 0);
    }

    /** The id in {@code git_projects} of a pipeline's project; 0 where it has none or is not known. */
    public int project(int id) {
        Block block = blocks.get(id >> BITS);
        return block == null ? 0 : block.projects[id & SIZE - 1];
    }

    /** The event of a pipeline; 0 where it has none or is not known. */
    public int event(int id) {
        Block block = blocks.get(id >> BITS);
        return block == null ? 0 : block.events[id & SIZE - 1];
    }

    /** As {@link #project} for many: arrays by the higher and the lower part of an id. */
    public int[][] projects() {
        int[][] all = new int[blocks.isEmpty() ? 0 : blocks.lastKey() + 1][];
        Arrays.fill(all, new int[SIZE]);
        blocks.forEach((number, block) -> all[number] = block.projects);
        return all;
    }

    /** What {@link #projects} has of a pipeline. */
    public static int project(int[][] projects, int id) {
        int number = id >> BITS;
        return number < projects.length ? projects[number][id & SIZE - 1] : 0;
    }

    /**
     * Which pipelines of some id ranges there are.
     *
     * @param range of {@link #RANGE} ids, the first one from 0
     * @param sum of the ids
     */
    record Checksum(int range, long count, long sum) {}

    /** Of each range that has any. */
    Set<Checksum> checksums() {
        Set<Checksum> checksums = new HashSet<>();
        blocks.forEach((number, block) -> {
            int[] ids = ids(number);
            if (ids.length > 0) {
                checksums.add(new Checksum(
                        number, ids.length, Arrays.stream(ids).asLongStream().sum()));
            }
        });
        return checksums;
    }

    /** Those in one range, in order. */
    int[] ids(int range) {
        Block block = blocks.get(range);
        return block == null
                ? new int[0]
                : IntStream.range(0, SIZE)
                        .filter(i -> block.seconds[i] != 0)
                        .map(i -> (range << BITS) + i)
                        .toArray();
    }

    /** These, but for those that have gone. */
    PipelineColumns without(BitSet gone) {
        Builder left = new Builder(this);
        gone.stream().filter(this::has).forEach(left::remove);
        return left.build();
    }

    boolean has(int id) {
        Block block = blocks.get(id >> BITS);
        return block != null && block.seconds[id & SIZE - 1] != 0;
    }

    /** What is added to some, or taken away. */
    static final class Builder {

        private final TreeMap<Integer, Block> blocks;
        private final Map<Integer, Block> own = new TreeMap<>();
        private final BitSet events;
        /** Events whose first pipeline was taken away. */
        private final BitSet lost = new BitSet();

        Builder(PipelineColumns before) {
            this.blocks = new TreeMap<>(before.blocks);
            this.events = (BitSet) before.events.clone();
        }

        /** A block that may be changed. */
        private Block own(int number) {
            return own.computeIfAbsent(number, first -> {
                Block old = blocks.get(number);
                Block fresh = old == null ? Block.empty() : old.copy();
                blocks.put(number, fresh);
                return fresh;
            });
        }

        /** One that is there already stays as it is. */
        void add(int id, Instant submitted, TriggerType type, Long event) {
            Block block = own(id >> BITS);
            int i = id & SIZE - 1;
            if (block.seconds[i] != 0) {
                return;
            }
            block.events[i] = event == null ? 0 : event.intValue();
            block.seconds[i] = submitted == null ? UNKNOWN : (int) submitted.getEpochSecond();
            boolean first = event != null && !events.get(event.intValue());
            if (first) {
                events.set(event.intValue());
            }
            block.types[i] = (byte) ((type == null ? 0 : type.ordinal() + 1) | (first ? FIRST_OF_EVENT : 0));
        }

        void remove(int id) {
            Block block = own(id >> BITS);
            int i = id & SIZE - 1;
            if ((block.types[i] & FIRST_OF_EVENT) != 0) {
                lost.set(block.events[i]);
            }
            block.seconds[i] = 0;
            block.projects[i] = 0;
            block.events[i] = 0;
            block.types[i] = 0;
        }

        void setProject(int id, int project) {
            Block block = own.get(id >> BITS);
            if (block != null) {
                block.projects[id & SIZE - 1] = project;
            }
        }

        PipelineColumns build() {
            passOn();
            return new PipelineColumns(blocks, events);
        }

        /** The next one of an event that has lost its first is its first now. */
        private void passOn() {
            for (Integer number : List.copyOf(blocks.keySet())) {
                for (int i = 0; !lost.isEmpty() && i < SIZE; i++) {
                    int event = blocks.get(number).events[i];
                    if (event != 0 && lost.get(event)) {
                        own(number).types[i] |= FIRST_OF_EVENT;
                        lost.clear(event);
                    }
                }
            }
            events.andNot(lost);
        }
    }
}
