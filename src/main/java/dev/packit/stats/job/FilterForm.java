package dev.packit.stats.job;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.web.Urls;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The filter form of a list: the current filter and the options.
 *
 * @param path the path of the list
 * @param noun the plural name of what is listed
 * @param kinds the kinds of job to which the filter applies
 * @param besides parameters that do not belong to the filter and that are kept when a part of it is removed
 */
public record FilterForm(
        String path, String noun, JobFilter filter, Collection<JobKind> kinds, Map<String, String> besides) {

    public FilterForm(String path, String noun, JobFilter filter, Collection<JobKind> kinds) {
        this(path, noun, filter, kinds, Map.of());
    }

    /** The fields that are always visible, with the checkboxes last. */
    public List<Parameter> fields() {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> parameter.field().first() && isTaken(parameter))
                .sorted(Comparator.comparing(parameter -> parameter.type() == ParameterType.OUTCOMES))
                .toList();
    }

    /** The fields that are folded away. */
    public List<Parameter> moreFields() {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> !parameter.field().first() && isTaken(parameter))
                .toList();
    }

    private boolean isTaken(Parameter parameter) {
        return kinds.stream().anyMatch(parameter::isOf);
    }

    /** Whether the filter uses a field that is folded away, except for the period, which is shown elsewhere. */
    public boolean isRefined() {
        return moreFields().stream().anyMatch(parameter -> parameter != Parameter.PERIOD && filter.asksFor(parameter));
    }

    /** The value of a parameter as in a URL; empty if absent. */
    public String value(Parameter parameter) {
        return filter.query().getOrDefault(parameter.word(), "");
    }

    public Collection<String> statusWords() {
        return JobFilter.statuses(kinds);
    }

    public List<String> periods() {
        return Arrays.stream(TimeRange.Period.values())
                .map(TimeRange.Period::word)
                .toList();
    }

    public List<Outcome> outcomes() {
        return List.of(Outcome.values());
    }

    public boolean isAsked(Outcome outcome) {
        return filter.asksFor(Parameter.OUTCOME) && filter.takes(Parameter.OUTCOME, outcome);
    }

    /** The path of the same list without a part of its filter. */
    public String without(JobFilter.Part part) {
        Map<String, String> query = new LinkedHashMap<>(besides);
        query.putAll(part.rest());
        return path + Urls.query(query);
    }

    /** The path of the same list without its filter. */
    public String whole() {
        return path + Urls.query(besides);
    }

    /** {@code github.com/containers/podman #24101 · Copr builds}. */
    public String about(String what) {
        String number = value(Parameter.PR);
        String who = value(Parameter.PROJECT) + (number.isEmpty() ? "" : " #" + number);
        return who.isEmpty() ? what : who + " · " + what;
    }
}
