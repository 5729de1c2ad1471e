package dev.packit.stats.job;

import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.web.Urls;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The form of a list's filter: what was asked, and what can be.
 *
 * @param path of the list
 * @param noun what it lists, in the plural
 * @param hasTarget whether what it lists is each for a chroot, a branch or a compose
 * @param statusWords to offer; null where it has no status
 * @param besides parameters beyond the filter, which a part that is taken away leaves as they are
 */
public record FilterForm(
        String path,
        String noun,
        JobFilter filter,
        boolean hasTarget,
        Collection<String> statusWords,
        Map<String, String> besides) {

    public FilterForm(String path, String noun, JobFilter filter, boolean hasTarget, Collection<String> statusWords) {
        this(path, noun, filter, hasTarget, statusWords, Map.of());
    }

    /** Whether what it lists has status words: of its own, or those of several kinds. */
    public boolean hasStatus() {
        return statusWords != null;
    }

    /** The same list without a part of its filter. */
    public String without(JobFilter.Part part) {
        return path + Urls.query(with(part.rest()));
    }

    /** The same list without its filter. */
    public String whole() {
        return path + Urls.query(besides);
    }

    private Map<String, String> with(Map<String, String> query) {
        Map<String, String> all = new LinkedHashMap<>(besides);
        all.putAll(query);
        return all;
    }

    /** Whether the filter uses one of the fields that are rarely needed. */
    public boolean isRefined() {
        List<String> common = List.of("project", "pr", "target", "outcome", "period");
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

    /** {@code github.com/containers/podman #24101 · Copr builds}. */
    public String about(String what) {
        String who = filter.project() == null ? "" : filter.project() + (filter.pr() == null ? "" : " #" + filter.pr());
        return who.isEmpty() ? what : who + " · " + what;
    }
}
