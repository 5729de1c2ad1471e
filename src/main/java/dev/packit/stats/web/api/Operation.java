package dev.packit.stats.web.api;

import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be asked at one address.
 *
 * @param id its name in generated clients
 * @param path with parameters in braces
 * @param title a short title
 * @param about what it answers, in one or more sentences
 * @param inPath in the order of the path
 * @param inQuery besides those of every page
 * @param formats words for {@code format}; the first one is JSON if there is any
 * @param answers the types of which a JSON answer is one; empty if there is no JSON, or the address only leads to another one
 * @param example an address to try, with its query string
 */
public record Operation(
        String id,
        String path,
        String title,
        String about,
        List<ApiParameter> inPath,
        List<ApiParameter> inQuery,
        List<String> formats,
        List<Type> answers,
        String example) {

    public static final String JSON = "json";
    private static final List<String> TABLE = List.of(JSON, "csv", "jsonl");
    private static final List<String> LIST = List.of(JSON, "csv", "jsonl", "atom");

    /** Something with JSON only. */
    public static Operation of(String id, String path, String title, String about) {
        return new Operation(id, path, title, about, List.of(), List.of(), List.of(JSON), List.of(), path);
    }

    /** Something that can also be had as a table. */
    public static Operation table(String id, String path, String title, String about) {
        return of(id, path, title, about).in(TABLE);
    }

    /** Something that can also be had as a table and as a feed. */
    public static Operation list(String id, String path, String title, String about) {
        return of(id, path, title, about).in(LIST);
    }

    public Operation in(List<String> formats) {
        return new Operation(id, path, title, about, inPath, inQuery, formats, answers, example);
    }

    /** @param parameters of the path, in addition to those that it has already */
    public Operation at(ApiParameter... parameters) {
        return at(List.of(parameters));
    }

    /** @param parameters of the path, in addition to those that it has already */
    public Operation at(List<ApiParameter> parameters) {
        return new Operation(id, path, title, about, both(inPath, parameters), inQuery, formats, answers, example);
    }

    /** @param parameters of the query string, in addition to those that it takes already */
    public Operation takes(List<ApiParameter> parameters) {
        return new Operation(id, path, title, about, inPath, both(inQuery, parameters), formats, answers, example);
    }

    private static List<ApiParameter> both(List<ApiParameter> known, List<ApiParameter> more) {
        return Stream.concat(known.stream(), more.stream()).toList();
    }

    public Operation answers(Type... types) {
        return new Operation(id, path, title, about, inPath, inQuery, formats, List.of(types), example);
    }

    public Operation example(String address) {
        return new Operation(id, path, title, about, inPath, inQuery, formats, answers, address);
    }

    /** Whether it only leads to another address. */
    boolean isRedirect() {
        return isJson() && answers.isEmpty();
    }

    public boolean isJson() {
        return formats.contains(JSON);
    }
}
