package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.objective.Deadlines.Passed;
import dev.packit.stats.objective.Objective;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well an objective was met.
 *
 * @param slo the value of the metric label {@code slo}
 * @param target the share of events that should be good, 0 to 1
 * @param days length of the window in days, up to now; fewer than thirty if less is known
 * @param good number of good events
 * @param share the share of good events, 0 to 1; null if there were no events
 * @param lastDay the share in the last 24 hours; null also if it is not known
 * @param course what was left of the error budget after each day, as {@link #budgetLeft}; empty if that is not known
 * @param at when this was counted, UTC; null before the first count
 */
record Compliance(
        String slo,
        String sentence,
        double target,
        int days,
        long good,
        long bad,
        @Nullable Double share,
        @Nullable Double lastDay,

        @JsonProperty("budget_course") List<Double> course,

        @Nullable Instant at) {

    /** @param days from the first to the last */
    static Compliance of(Objective objective, List<Passed> days, @Nullable Double lastDay, @Nullable Instant at) {
        long good = days.stream().mapToLong(Passed::good).sum();
        long bad = days.stream().mapToLong(Passed::bad).sum();
        double budget = (good + bad) * (1 - objective.target());
        List<Double> course = new ArrayList<>();
        long spent = 0;
        for (Passed day : days) {
            spent += day.bad();
            course.add(1 - spent / budget);
        }
        return new Compliance(
                objective.slo(),
                objective.sentence(),
                objective.target(),
                days.size(),
                good,
                bad,
                share(good, bad),
                lastDay,
                budget == 0 ? List.of() : course,
                at);
    }

    /** What is left of the budget for each day, from none to all of it. */
    @JsonIgnore
    public Sparkline spark() {
        return Sparkline.of(Stream.concat(Stream.of(1.0), course.stream().map(left -> Math.max(0, left)))
                .toList());
    }

    /** What is left of the budget, in percent, from none to all of it. */
    @JsonIgnore
    public long barWidth() {
        Double left = budgetLeft();
        return left == null ? 0 : Math.round(100 * Math.max(0, left));
    }

    /** After how many days of the window the budget was exhausted; null if it is not, or that is not known. */
    @JsonIgnore
    public @Nullable Integer exhaustedAfter() {
        return IntStream.range(0, course.size())
                .filter(day -> course.get(day) < 0)
                .mapToObj(day -> day + 1)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Double share(long good, long bad) {
        return good + bad == 0 ? null : (double) good / (good + bad);
    }

    /** The remaining share of the error budget: 1 is all of it, below 0 it is exhausted; null if there were no events. */
    @JsonProperty("budget_left")
    public @Nullable Double budgetLeft() {
        return share == null ? null : 1 - (1 - share) / (1 - target);
    }

    /** How many may miss the objective. */
    @JsonIgnore
    public long allowed() {
        return (long) Math.floor(total() * (1 - target));
    }

    @JsonProperty("kept")
    public boolean isKept() {
        return share == null || share >= target;
    }

    @JsonIgnore
    public long total() {
        return good + bad;
    }
}
