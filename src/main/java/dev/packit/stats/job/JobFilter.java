package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filter for the jobs on a page.
 *
 * @param values of the given parameters, as {@link ParameterType#read} parses them; immutable, in the order of the parameters
 */
public record JobFilter(Map<Parameter, Object> values) {

    public static final Set<String> PARAMETERS =
            Arrays.stream(Parameter.values()).map(Parameter::word).collect(Collectors.toUnmodifiableSet());

    /** The parameters of a list that is filtered, and paged by id. */
    public static final Set<String> LIST_PARAMETERS = Stream.of(
                    PARAMETERS, Keyset.PARAMETERS, Set.of(ChangesFeed.PARAMETER))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** The parameters that narrow a project's jobs of one kind down. */
    public static final Set<String> NARROWING = Stream.of(
                    Parameter.BRANCH, Parameter.PACKAGE, Parameter.TARGET, Parameter.IDENTIFIER)
            .map(Parameter::word)
            .collect(Collectors.toUnmodifiableSet());

    public static final JobFilter NONE = new JobFilter(Map.of());

    public static JobFilter ofProject(Project project) {
        return NONE.with(Parameter.PROJECT, project.fullName());
    }

    /**
     * Reads the parameters of a request.
     *
     * @param kinds of the jobs on the page
     * @throws BadParameter if a value is malformed, or none of the kinds has the property
     */
    public static JobFilter of(Parameters parameters, Collection<JobKind> kinds) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            String word = parameter.word();
            List<String> given = parameter.type().isList()
                    ? parameters.several(word)
                    : parameters.text(word).stream().toList();
            if (!given.isEmpty()) {
                values.put(parameter, parameter.type().read(word, String.join(",", given)));
            }
        }
        JobFilter filter = new JobFilter(values);
        filter.problem(kinds).ifPresent(problem -> {
            throw problem;
        });
        return filter;
    }

    public JobFilter {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        if (values.containsKey(Parameter.PR) && !values.containsKey(Parameter.PROJECT)) {
            throw new BadParameter(
                    "pr",
                    "must be combined with project, since a pull request’s number is only unique within its project");
        }
        time(values);
    }

    /**
     * A copy with another value of one parameter.
     *
     * @param text as in a URL
     * @throws BadParameter if it is malformed
     */
    public JobFilter with(Parameter parameter, String text) {
        Map<Parameter, Object> others = new HashMap<>(values);
        others.put(parameter, parameter.type().read(parameter.word(), text));
        return new JobFilter(others);
    }

    /** A copy without one parameter, and without the pull request if the project is removed. */
    public JobFilter without(Parameter parameter) {
        Map<Parameter, Object> others = new HashMap<>(values);
        others.remove(parameter);
        if (parameter == Parameter.PROJECT) {
            others.remove(Parameter.PR);
        }
        return new JobFilter(others);
    }

    /** Returns a copy with other times. */
    public JobFilter during(TimeRange time) {
        Map<Parameter, Object> others = new HashMap<>(values);
        others.put(Parameter.FROM, time.fromText());
        others.put(Parameter.TO, time.toText());
        others.put(Parameter.PERIOD, time.period());
        others.values().removeIf(value -> value == null);
        return new JobFilter(others);
    }

    /** Returns a copy without times. */
    public JobFilter atAnyTime() {
        return during(TimeRange.ALL);
    }

    public TimeRange time() {
        return time(values);
    }

    private static TimeRange time(Map<Parameter, Object> values) {
        return new TimeRange((String) values.get(Parameter.FROM), (String) values.get(Parameter.TO), (TimeRange.Period)
                values.get(Parameter.PERIOD));
    }

    /** The project as given: {@code forge/namespace/repo} or {@code namespace/repo}; null if absent. */
    public @Nullable String project() {
        return (String) values.get(Parameter.PROJECT);
    }

    /** The triggers in the filter. More than one makes no sense, but all of them are kept. */
    Map<TriggerType, Object> triggers() {
        Map<TriggerType, Object> triggers = new EnumMap<>(TriggerType.class);
        values.forEach((parameter, value) -> parameter.trigger().ifPresent(type -> triggers.put(type, value)));
        return triggers;
    }

    /** The reason why no job of these kinds can match; empty if one can. */
    private Optional<BadParameter> problem(Collection<JobKind> kinds) {
        Optional<BadParameter> missing = values.keySet().stream()
                .filter(parameter -> kinds.stream().noneMatch(parameter::isOf))
                .findFirst()
                .map(parameter -> new BadParameter(
                        parameter.word(),
                        "is not recorded for %s: these jobs have no %s"
                                .formatted(
                                        kinds.stream()
                                                .map(kind -> kind.words().plural())
                                                .collect(Collectors.joining(", ")),
                                        parameter.field().label().toLowerCase(Locale.ROOT))));
        Collection<?> words = (Collection<?>) values.getOrDefault(Parameter.STATUS, List.of());
        return missing.or(() -> words.stream()
                .map(String.class::cast)
                .filter(word -> kinds.stream()
                        .noneMatch(kind -> kind.source().statuses().has(word)))
                .findFirst()
                .map(word -> BadParameter.unknownWord(Parameter.STATUS.word(), statuses(kinds), word)));
    }

    /** The status words of some kinds, in the order in which a form suggests them. */
    static Set<String> statuses(Collection<JobKind> kinds) {
        Set<String> words = new LinkedHashSet<>();
        kinds.forEach(kind -> words.addAll(kind.source().statuses().outcomes().keySet()));
        return words;
    }

    /** Returns a copy without what jobs of a kind cannot have. */
    public JobFilter suiting(JobKind kind) {
        Map<Parameter, Object> suiting = new HashMap<>(values);
        suiting.keySet().removeIf(parameter -> !parameter.isOf(kind));
        suiting.computeIfPresent(Parameter.STATUS, (status, words) -> {
            List<?> own = ((List<?>) words)
                    .stream()
                            .filter(word -> kind.source().statuses().has((String) word))
                            .toList();
            return own.isEmpty() ? null : own;
        });
        return new JobFilter(suiting);
    }

    public boolean asksFor(Parameter parameter) {
        return values.containsKey(parameter);
    }

    /** Whether it has conditions on jobs themselves, rather than on their triggers. */
    public boolean asksForJobs() {
        return values.keySet().stream().anyMatch(Parameter::isOfJobs);
    }

    /** Whether a job matches the conditions on jobs. Conditions on triggers are ignored. */
    public boolean matches(Job job) {
        return values.keySet().stream()
                .filter(Parameter::isOfJobs)
                .allMatch(parameter -> takes(parameter, parameter.of(job)));
    }

    /**
     * Whether a value matches a parameter, or the filter does not have that parameter.
     *
     * @param had null if unknown, which never matches
     */
    public boolean takes(Parameter parameter, @Nullable Object had) {
        Object asked = values.get(parameter);
        return asked == null || parameter.type().takes(asked, had);
    }

    /** Which targets or identifiers match that parameter; null for all, if the filter does not have it. */
    public @Nullable Predicate<String> words(Parameter parameter) {
        return asksFor(parameter) ? word -> takes(parameter, word) : null;
    }

    /** The query parameters of this filter, from general to specific. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        values.forEach((parameter, value) ->
                query.put(parameter.word(), parameter.type().written(value)));
        return query;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The parts of the filter as phrases of a sentence. */
    public List<String> phrases() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().phrase(entry.getValue()))
                .toList();
    }

    /** {@code Copr builds of branch main}. */
    public String described(String noun) {
        return Stream.concat(Stream.of(noun), phrases().stream()).collect(Collectors.joining(" "));
    }
}
