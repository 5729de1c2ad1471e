package dev.packit.stats.job;

import dev.packit.stats.web.Page;
import dev.packit.stats.web.Slice;
import dev.packit.stats.web.Urls;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list of jobs of one kind as a page: the filter that made it, and where it goes on. */
public record JobList(JobKind kind, JobFilter filter, Page<Job> page) {

    /** @param query what the links to other pages of the same list keep */
    JobList(JobKind kind, JobFilter filter, Map<String, String> query, Slice<Job> slice) {
        this(kind, filter, Page.of(slice, kind.listPath(), query));
    }

    /** The same list without a part of its filter. */
    public String without(JobFilter.Part part) {
        return kind.listPath() + Urls.query(part.rest());
    }

    /** The same filter for another kind of job; without status words, which each kind has of its own. */
    public String as(JobKind other) {
        Map<String, String> query = new LinkedHashMap<>(filter.query());
        query.remove("status");
        return other.listPath() + Urls.query(query);
    }

    /** Whether the filter uses one of the fields that are rarely needed. */
    public boolean isRefined() {
        List<String> common = List.of("project", "pr", "target", "outcome");
        return filter.query().keySet().stream().anyMatch(name -> !common.contains(name));
    }

    public String status() {
        return String.join(",", filter.statuses());
    }

    /** The word of the period that was asked for, empty where none was. */
    public String period() {
        return filter.query().getOrDefault("period", "");
    }

    public List<String> periods() {
        return Arrays.stream(TimeRange.Period.values())
                .map(TimeRange.Period::word)
                .toList();
    }

    public boolean isAsked(Outcome outcome) {
        return filter.outcomes().contains(outcome);
    }

    public List<Outcome> outcomes() {
        return List.of(Outcome.values());
    }

    public String title() {
        String who = filter.project() == null ? "" : filter.project() + (filter.pr() == null ? "" : " #" + filter.pr());
        return who.isEmpty()
                ? kind.words().plural()
                : who + " · " + kind.words().plural();
    }
}
