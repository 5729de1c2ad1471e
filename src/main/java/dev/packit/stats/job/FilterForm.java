package dev.packit.stats.job;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.web.Urls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The filter form of a list: the current filter and the options. No parameter of the page is lost when one of them changes,
 * except for the position in the list, which is one of another list then.
 *
 * @param path the path of the list
 * @param noun the plural name of what is listed
 * @param kinds the kinds of job to which the filter applies
 * @param besides parameters that do not belong to the filter, such as the kinds that are counted, or the page size
 * @param told parameters of the filter that the path already contains
 * @param selects the fields for parameters that do not belong to the filter
 */
public record FilterForm(
        String path,
        String noun,
        JobFilter filter,
        Collection<JobKind> kinds,
        Map<String, String> besides,
        Set<String> told,
        List<Select> selects) {

    /** The parameter for kinds of job, on pages about several of them. */
    public static final String KIND = "kind";

    /** The parameter for what jobs are grouped by, on pages of statistics. */
    public static final String BY = "by";

    /** The parameter for the order of groups, which only exist with {@link #BY}. */
    public static final String SORT = "sort";

    /** Creates the form of a list. */
    public FilterForm(
            String path, String noun, JobFilter filter, Collection<JobKind> kinds, Map<String, String> paging) {
        this(path, noun, filter, kinds, paging, Set.of(), List.of());
    }

    /**
     * A field in which a word is chosen.
     *
     * @param none what it means to choose none
     * @param words to choose from; the current value if it is several of them, too
     * @param chosen the current value; empty if there is none
     */
    public record Select(String name, String label, String none, List<String> words, String chosen) {

        public Select {
            words = chosen.contains(",")
                    ? Stream.concat(Stream.of(chosen), words.stream()).toList()
                    : words;
        }
    }

    /** @param path of the same list without this part */
    public record Part(String phrase, String path) {}

    /** The fields that are always visible or in use, with the checkboxes last. */
    public List<Parameter> fields() {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> isTaken(parameter) && isVisible(parameter))
                .sorted(Comparator.comparing(parameter -> parameter.type() == ParameterType.OUTCOMES))
                .toList();
    }

    /** The fields that are folded away. */
    public List<Parameter> moreFields() {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> isTaken(parameter) && !isVisible(parameter))
                .toList();
    }

    /** The period is shown elsewhere, too. */
    private boolean isVisible(Parameter parameter) {
        return parameter.field().first() || parameter != Parameter.PERIOD && filter.asksFor(parameter);
    }

    private boolean isTaken(Parameter parameter) {
        return !told.contains(parameter.word()) && kinds.stream().anyMatch(parameter::isOf);
    }

    /** The value of a parameter as in a URL; empty if absent. */
    public String value(Parameter parameter) {
        return filter.query().getOrDefault(parameter.word(), "");
    }

    public Collection<String> statusWords() {
        return JobFilter.statuses(kinds);
    }

    public List<String> periods() {
        return TimeRange.Period.words();
    }

    public List<Outcome> outcomes() {
        return List.of(Outcome.values());
    }

    public boolean isAsked(Outcome outcome) {
        return filter.asksFor(Parameter.OUTCOME) && filter.takes(Parameter.OUTCOME, outcome);
    }

    /** The parameters that the form must keep although it has no field for them. */
    public Map<String, String> hidden() {
        Map<String, String> hidden = new LinkedHashMap<>(besides);
        selects.forEach(select -> hidden.remove(select.name));
        return hidden;
    }

    /** Everything that was asked for, as phrases of a sentence. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        besides.forEach((name, value) -> {
            Map<String, String> others = new LinkedHashMap<>(besides);
            others.remove(name);
            if (name.equals(BY)) {
                others.remove(SORT);
            }
            parts.add(new Part(phrase(name, value), path(path, others, filter)));
        });
        filter.values().forEach((parameter, value) -> {
            if (!told.contains(parameter.word())) {
                parts.add(new Part(parameter.phrase(value), path(path, besides, filter.without(parameter))));
            }
        });
        return parts;
    }

    private static String phrase(String name, String value) {
        return switch (name) {
            case KIND -> "of kind " + value.replace(",", " or ");
            case "limit" -> value + " per page";
            case BY -> "by " + value.replace(",", " and ");
            case SORT -> "sorted by " + value;
            default -> name + " " + value;
        };
    }

    /** The path of the list of a kind of job with as much of the filter as such jobs can have. */
    public String list(JobKind kind) {
        return path(kind.listPath(), besides, filter.suiting(kind));
    }

    private String path(String path, Map<String, String> others, JobFilter filter) {
        Map<String, String> query = new LinkedHashMap<>(others);
        query.putAll(filter.query());
        query.keySet().removeAll(told);
        return path + Urls.query(query);
    }

    /** {@code github.com/containers/podman #24101 · Copr builds}. */
    public String about(String what) {
        String number = value(Parameter.PR);
        String who = value(Parameter.PROJECT) + (number.isEmpty() ? "" : " #" + number);
        return who.isEmpty() ? what : who + " · " + what;
    }
}
