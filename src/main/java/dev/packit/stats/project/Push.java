package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.database.Guard;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.pipeline.OutcomeCount;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Feed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs for one commit.
 *
 * @param commit null if none was recorded
 * @param submitted when its first run was submitted, UTC; null if it was not recorded
 * @param pipelines newest first
 */
record Push(@Nullable String commit, @Nullable Instant submitted, List<Pipeline> pipelines) {

    private static final int FEW = 3;

    static Push of(List<Pipeline> pipelines) {
        Trigger trigger = pipelines.get(0).trigger();
        Instant submitted = pipelines.stream()
                .map(Pipeline::submitted)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Push(trigger == null ? null : trigger.commit(), submitted, pipelines);
    }

    Push and(Push older) {
        return of(Stream.concat(pipelines.stream(), older.pipelines.stream()).toList());
    }

    /** The number of current jobs by outcome, without zeros. */
    @JsonIgnore
    public Map<Outcome, Long> counts() {
        return Pipeline.counts(pipelines);
    }

    /** The current jobs with a bad outcome, by it. */
    @JsonIgnore
    public List<OutcomeCount> failures() {
        return Pipeline.tallies(pipelines).stream()
                .filter(tally -> tally.outcome().isBad())
                .toList();
    }

    /** The outcome that most needs attention; null if it has no jobs. */
    @JsonIgnore
    public @Nullable Outcome outcome() {
        return Pipeline.outcome(pipelines);
    }

    /** Its runs without any known jobs. */
    @JsonIgnore
    public List<Pipeline> bare() {
        return pipelines.stream().filter(run -> run.jobs().isEmpty()).toList();
    }

    /** The first few of its runs, for a single line. */
    @JsonIgnore
    public List<Pipeline> fewPipelines() {
        return pipelines.subList(0, Math.min(FEW, pipelines.size()));
    }

    @JsonIgnore
    public int morePipelines() {
        return pipelines.size() - fewPipelines().size();
    }

    @JsonIgnore
    public boolean isUnfinished() {
        return pipelines.stream().anyMatch(Pipeline::isUnfinished);
    }

    /** Its trigger, including the commit; null if it is unknown. */
    @JsonIgnore
    public @Nullable Trigger trigger() {
        return pipelines.get(0).trigger();
    }

    /** The path of the page about its commit in the project to which it was pushed; null if either is unknown. */
    @JsonIgnore
    public @Nullable String commitPath() {
        Trigger trigger = trigger();
        return trigger == null ? null : trigger.commitPath(pipelines.get(0).project());
    }

    /** As an entry of a feed. Its first run stands for it, since later ones may be added. */
    Feed.Entry entry() {
        Pipeline first = pipelines.get(pipelines.size() - 1);
        String title = first.origin() + (commit == null ? "" : " " + Guard.start(commit, 7));
        Outcome outcome = outcome();
        Link link = new Link(pipelines.get(0).path());
        Instant updated = pipelines.stream().map(Pipeline::updated).reduce(null, Feed::latest);
        String summary = Outcome.inWords(counts()) + ".";
        String word = outcome == null ? null : outcome.word();
        return new Feed.Entry("/push/" + first.id(), title + " · " + word, link, updated, submitted, summary, word);
    }
}
