package dev.packit.stats.mirror;

import java.util.BitSet;

/** Which jobs are counted, in the numbers of a {@link Vocabulary}. */
public final class Selection {

    private final boolean[] statuses;
    private final boolean[] targets;
    private final int[] pipelines;
    private final BitSet pipelineBits;

    /**
     * @param statuses by number
     * @param targets by number; null for all
     * @param pipelines in order; null for all
     */
    public Selection(boolean[] statuses, boolean[] targets, int[] pipelines) {
        this.statuses = statuses;
        this.targets = targets;
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

    /** A word that was not there when this was made is not wanted. */
    boolean hasStatus(int number) {
        return number < statuses.length && statuses[number];
    }

    boolean hasTarget(char number) {
        return targets == null || number < targets.length && targets[number];
    }
}
