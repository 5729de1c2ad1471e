package dev.packit.stats.web.paging;

import dev.packit.stats.web.api.ApiParameter;
import java.util.List;
import java.util.Map;

/** Describes the parameters of a {@link Keyset}. */
public final class PagingParameters {

    private static final ApiParameter BEFORE = ApiParameter.number(
            "before",
            "Only items older than the one with this id. Follow `next` instead of building such addresses.",
            0,
            null);

    private static final ApiParameter AFTER =
            ApiParameter.number("after", "Only items newer than the one with this id.", 0, null);

    /** Of lists that can be had as a whole. */
    public static final List<ApiParameter> ALL = List.of(
            BEFORE,
            AFTER,
            new ApiParameter(
                    "limit",
                    "How many items, 20 if left out; with `format=csv` or `format=jsonl` also `all`: up to 100,000.",
                    Map.of(
                            "oneOf",
                            List.of(
                                    Map.of("type", "integer", "minimum", 1, "maximum", 100),
                                    Map.of("type", "string", "enum", List.of("all"))))));

    /** Of other lists. */
    public static final List<ApiParameter> FEW =
            List.of(BEFORE, AFTER, ApiParameter.number("limit", "How many items, 20 if left out.", 1, 100L));

    private PagingParameters() {}
}
