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
import org.jspecify.annotations.Nullable;

/**
 * The submission time, project and trigger type of each pipeline by its id, in 13 bytes per pipeline. Immutable;
 * a changed copy shares unchanged blocks.
 */
public final class PipelineColumns {

    static final PipelineColumns EMPTY = new PipelineColumns(new TreeMap<>(), new BitSet());

    static final int RANGE = PipelineBlock.SIZE;

    private static final int BITS = PipelineBlock.BITS;
    private static final int SIZE = PipelineBlock.SIZE;

    /** Stands for the missing time of a row. */
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final TreeMap<Integer, PipelineBlock> blocks;
    private final BitSet events;

    private PipelineColumns(TreeMap<Integer, PipelineBlock> blocks, BitSet events) {
        this.blocks = blocks;
        this.events = events;
    }

    /** Receives the pipelines of a period one by one. */
    public interface Visitor {

        /**
         * @param seconds since 1970, UTC
         * @param project its id in {@code git_projects}; 0 if it has none
         * @param type null if that is unknown
         * @param first whether it is the first pipeline of its event
         */
        void visit(int id, int seconds, int project, @Nullable TriggerType type, boolean first);
    }

    /** Visits the pipelines from one time, inclusive, to another, exclusive, ordered by id; null if open. */
    public void each(@Nullable Instant from, @Nullable Instant to, Visitor visitor) {
        long low = from == null ? Long.MIN_VALUE : seconds(from);
        long high = to == null ? Long.MAX_VALUE : seconds(to);
        blocks.forEach((number, block) -> {
            for (int i = 0; i < SIZE; i++) {
                int at = block.seconds()[i];
                if (at != 0 && at != UNKNOWN && at >= low && at < high) {
                    visitor.visit(
                            (number << BITS) + i,
                            at,
                            block.projects()[i],
                            block.type(i),
                            block.is(PipelineBlock.FIRST_OF_EVENT, i));
                }
            }
        });
    }

    /** Rounds a bound up to whole seconds, in which times are stored. */
    private static long seconds(Instant bound) {
        return bound.getEpochSecond() + (bound.getNano() > 0 ? 1 : 0);
    }

    /** The id in {@code git_projects} of a pipeline's project; 0 if it has none or is unknown. */
    public int project(int id) {
        PipelineBlock block = blocks.get(id >> BITS);
        return block == null ? 0 : block.projects()[id & SIZE - 1];
    }

    /** The event of a pipeline; 0 if it has none or is unknown. */
    public int event(int id) {
        PipelineBlock block = blocks.get(id >> BITS);
        return block == null ? 0 : block.events()[id & SIZE - 1];
    }

    /** The type of a pipeline's trigger; null if it has none or is unknown. */
    public @Nullable TriggerType type(int id) {
        PipelineBlock block = blocks.get(id >> BITS);
        return block == null ? null : block.type(id & SIZE - 1);
    }

    /** Whether a pipeline has a flag of {@link PipelineBlock}. */
    boolean is(byte flag, int id) {
        PipelineBlock block = blocks.get(id >> BITS);
        return block != null && block.is(flag, id & SIZE - 1);
    }

    /** The ids from one, inclusive, to another, exclusive, in order; of more than so many, those at one end. */
    public int[] ids(long low, long high, boolean atLowEnd, int most) {
        int[] found = new int[Math.min(most, blocks.size() * SIZE)];
        int count = 0;
        for (Map.Entry<Integer, PipelineBlock> block : (atLowEnd ? blocks : blocks.descendingMap()).entrySet()) {
            int first = block.getKey() << BITS;
            for (int i = 0; first < high && first + SIZE > low && i < SIZE && count < found.length; i++) {
                int id = first + (atLowEnd ? i : SIZE - 1 - i);
                if (block.getValue().seconds()[id & SIZE - 1] != 0 && id >= low && id < high) {
                    found[count++] = id;
                }
            }
        }
        int[] ids = Arrays.copyOf(found, count);
        Arrays.sort(ids);
        return ids;
    }

    /** Like {@link #project} for all pipelines: arrays indexed by the high and the low part of an id. */
    public int[][] projects() {
        int[][] all = new int[blocks.isEmpty() ? 0 : blocks.lastKey() + 1][];
        Arrays.fill(all, new int[SIZE]);
        blocks.forEach((number, block) -> all[number] = block.projects());
        return all;
    }

    /** Reads the project of a pipeline from {@link #projects}. */
    public static int project(int[][] projects, int id) {
        int number = id >> BITS;
        return number < projects.length ? projects[number][id & SIZE - 1] : 0;
    }

    /**
     * A checksum of the pipelines in a range of ids.
     *
     * @param range the number of the range, each of which has {@link #RANGE} ids
     * @param sum the sum of the ids
     */
    record Checksum(int range, long count, long sum) {}

    /** The checksums of all non-empty ranges. */
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

    /** The ids in one range, in order. */
    int[] ids(int range) {
        PipelineBlock block = blocks.get(range);
        return block == null ? new int[0] : block.ids(range).toArray();
    }

    /** Returns a copy without deleted pipelines. */
    PipelineColumns without(BitSet gone) {
        Builder left = new Builder(this);
        gone.stream().filter(this::has).forEach(left::remove);
        return left.build();
    }

    boolean has(int id) {
        PipelineBlock block = blocks.get(id >> BITS);
        return block != null && block.seconds()[id & SIZE - 1] != 0;
    }

    /** Collects additions and removals. */
    static final class Builder {

        private final TreeMap<Integer, PipelineBlock> blocks;
        private final Map<Integer, PipelineBlock> own = new TreeMap<>();
        private final BitSet events;
        /** Events whose first pipeline was removed. */
        private final BitSet lost = new BitSet();

        Builder(PipelineColumns before) {
            this.blocks = new TreeMap<>(before.blocks);
            this.events = (BitSet) before.events.clone();
        }

        /** Returns a block that may be modified. */
        private PipelineBlock own(int number) {
            return own.computeIfAbsent(number, first -> {
                PipelineBlock old = blocks.get(number);
                PipelineBlock fresh = old == null ? PipelineBlock.empty() : old.copy();
                blocks.put(number, fresh);
                return fresh;
            });
        }

        /** Adds a pipeline, unless it is already there. */
        void add(int id, @Nullable Instant submitted, @Nullable TriggerType type, @Nullable Long event) {
            PipelineBlock block = own(id >> BITS);
            int i = id & SIZE - 1;
            if (block.seconds()[i] != 0) {
                return;
            }
            block.events()[i] = event == null ? 0 : event.intValue();
            block.seconds()[i] = submitted == null ? UNKNOWN : (int) submitted.getEpochSecond();
            boolean first = block.events()[i] != 0 && !events.get(block.events()[i]);
            if (first) {
                events.set(block.events()[i]);
            }
            block.types()[i] =
                    (byte) ((type == null ? 0 : type.ordinal() + 1) | (first ? PipelineBlock.FIRST_OF_EVENT : 0));
        }

        void remove(int id) {
            PipelineBlock block = own(id >> BITS);
            int i = id & SIZE - 1;
            if (block.is(PipelineBlock.FIRST_OF_EVENT, i)) {
                lost.set(block.events()[i]);
            }
            block.remove(i);
        }

        /** Gives a pipeline a flag of {@link PipelineBlock}. */
        void mark(int id, byte flag) {
            own(id >> BITS).types()[id & SIZE - 1] |= flag;
        }

        void setProject(int id, int project) {
            PipelineBlock block = own.get(id >> BITS);
            if (block != null) {
                block.projects()[id & SIZE - 1] = project;
            }
        }

        PipelineColumns build() {
            passOn();
            return new PipelineColumns(blocks, events);
        }

        /** Marks the next pipeline of an event as its first one if the previous first one was removed. */
        private void passOn() {
            for (Map.Entry<Integer, PipelineBlock> block : List.copyOf(blocks.entrySet())) {
                for (int i = 0; !lost.isEmpty() && i < SIZE; i++) {
                    int event = block.getValue().events()[i];
                    if (event != 0 && lost.get(event)) {
                        own(block.getKey()).types()[i] |= PipelineBlock.FIRST_OF_EVENT;
                        lost.clear(event);
                    }
                }
            }
            events.andNot(lost);
        }
    }
}
