package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of groups of jobs. Each job is in one group.
 *
 * @param from inclusive, UTC; null if open
 * @param to exclusive; null if open
 * @param groups the first ones in the order that was asked for
 * @param rest the sum of the others; null if there are none
 * @param series by kind and time, of all jobs
 * @param asOf when jobs were last read from the database, UTC; null if not yet
 */
public record Groups(
        @Nullable Instant from,
        @Nullable Instant to,
        List<Group> groups,
        Group.@Nullable Rest rest,
        List<Statistic.Step> series,
        @Nullable Instant asOf,
        @JsonIgnore Grouping grouping)
        implements Answers.Tabular {

    @Override
    public List<?> rows() {
        List<Row> rows = new ArrayList<>();
        groups.forEach(group -> rows.add(new Row("group", group.keys(), group.figures(), group.url())));
        if (rest != null) {
            Map<String, @Nullable Object> none = new LinkedHashMap<>();
            grouping.keys().forEach(key -> none.put(key.word(), null));
            rows.add(new Row("rest", none, rest.figures(), null));
        }
        return rows;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    @Override
    public List<String> moreColumns() {
        return grouping.keys().stream().map(GroupKey::word).toList();
    }

    /** @param part {@code group} or {@code rest} */
    @JsonPropertyOrder({"part", "keys", "figures", "url"})
    private record Row(
            String part,
            @JsonAnyGetter Map<String, @Nullable Object> keys,
            @JsonUnwrapped Group.Figures figures,
            @Nullable Link url) {}
}
