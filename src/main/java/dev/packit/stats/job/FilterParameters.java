package dev.packit.stats.job;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.web.api.ApiParameter;
import dev.packit.stats.web.paging.PagingParameters;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes the parameters of filters and lists, and kinds of job. */
public final class FilterParameters {

    private static final ApiParameter KIND =
            ApiParameter.several(FilterForm.KIND, "Only these kinds of job.", JobKind.allSlugs());

    private static final ApiParameter CHANGES = ApiParameter.word(
            ChangesFeed.PARAMETER,
            "With `format=atom`: only jobs whose result changed between success and failure.",
            List.of("true"));

    private static final Map<String, ApiParameter> KNOWN = Stream.of(
                    Stream.of(KIND),
                    Arrays.stream(Parameter.values()).map(FilterParameters::of),
                    Stream.of(CHANGES),
                    PagingParameters.ALL.stream())
            .flatMap(parameters -> parameters)
            .collect(Collectors.toMap(ApiParameter::name, known -> known, (one, other) -> one, LinkedHashMap::new));

    /** The name of a project in a path. */
    public static final List<ApiParameter> PROJECT = List.of(
            ApiParameter.text("forge", "The host name of a forge.", "github.com"),
            ApiParameter.text(
                    "namespace",
                    "The owner of the project; may contain slashes (GitLab’s subgroups), and is missing on Pagure.",
                    "packit"),
            ApiParameter.text("repo", "The name of the repository.", "ogr"));

    /** A job in a path. */
    public static final List<ApiParameter> JOB = List.of(
            kind(Arrays.stream(JobKind.values())
                    .map(kind -> kind.slugs().detail())
                    .toList()),
            ApiParameter.number("id", "The id of the row in Packit’s database.", 0, null));

    private FilterParameters() {}

    /**
     * Describes parameters, in the order of a query string.
     *
     * @param names those that a page takes
     */
    public static List<ApiParameter> of(Collection<String> names) {
        names.forEach(name -> Objects.requireNonNull(KNOWN.get(name), name));
        return KNOWN.values().stream()
                .filter(known -> names.contains(known.name()))
                .toList();
    }

    /** A kind of job in a path. */
    public static ApiParameter kind(List<String> words) {
        return ApiParameter.word("kind", "The kind of job.", words);
    }

    private static ApiParameter of(Parameter parameter) {
        String name = parameter.word();
        String about = parameter.field().about() + absent(parameter);
        return switch (parameter.type()) {
            case TEXT, PATTERN, TIME ->
                ApiParameter.text(name, about, parameter.field().example());
            case NUMBER -> ApiParameter.number(name, about, 1, (long) Integer.MAX_VALUE);
            case OUTCOMES ->
                ApiParameter.several(
                        name,
                        about,
                        Arrays.stream(Outcome.values()).map(Outcome::word).toList());
            case WORDS -> ApiParameter.several(name, about, List.of());
            case FLAG -> ApiParameter.word(name, about, List.of("true"));
            case EITHER -> ApiParameter.word(name, about, List.of("true", "false"));
            case PERIOD -> ApiParameter.word(name, about, TimeRange.Period.words());
        };
    }

    /** Which kinds refuse the parameter, if only some do. */
    private static String absent(Parameter parameter) {
        List<String> absent = Arrays.stream(JobKind.values())
                .filter(kind -> !parameter.isOf(kind))
                .map(JobKind::slug)
                .toList();
        return absent.isEmpty() ? "" : " Jobs of these kinds have none: " + String.join(", ", absent) + ".";
    }
}
