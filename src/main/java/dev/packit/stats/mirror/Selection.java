package dev.packit.stats.mirror;

import java.util.BitSet;

/** Selects the jobs to be counted, by numbers in a {@link Vocabulary}. */
public final class Selection {

    private final boolean[] statuses;
    private final boolean[] targets;
    private final boolean[] identifiers;
    private final int[] pipelines;
    private final BitSet pipelineBits;

    /** Selects jobs by the numbers of their statuses and by pipelines, which must be sorted; null for all. */
    public Selection(boolean[] statuses, int[] pipelines) {
        this(statuses, null, null, pipelines);
    }

    /**
     * @param statuses by number
     * @param targets and {@code identifiers} by number; null for all
     * @param pipelines in order; null for all
     */
    public Selection(boolean[] statuses, boolean[] targets, boolean[] identifiers, int[] pipelines) {
        this.statuses = statuses;
        this.targets = targets;
        this.identifiers = identifiers;
        this.pipelines = pipelines;
        this.pipelineBits = pipelines == null ? null : new BitSet();
        if (pipelines != null) {
            for (int pipeline : pipelines) {
                pipelineBits.set(pipeline);
            }
        }
    }

    int[] pipelines() {
        return pipelines;
    }

    boolean hasPipeline(int pipeline) {
        return pipelineBits.get(pipeline);
    }

    /** Words that were added after this selection was created are not selected. */
    boolean hasStatus(int number) {
        return number < statuses.length && statuses[number];
    }

    boolean hasTarget(char number) {
        return has(targets, number);
    }

    boolean hasIdentifier(char number) {
        return has(identifiers, number);
    }

    private static boolean has(boolean[] wanted, char number) {
        return wanted == null || number < wanted.length && wanted[number];
    }
}
