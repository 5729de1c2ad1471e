package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.statistics.KindStatistic.Percentiles;
import dev.packit.stats.web.Link;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that have the same keys.
 *
 * @param keys the values by the words of the keys; null for jobs that have none
 * @param link to these jobs; null if no filter selects them
 */
@JsonPropertyOrder({"keys", "figures", "url"})
public record Group(
        @JsonAnyGetter Map<String, @Nullable Object> keys,
        @JsonUnwrapped Figures figures,
        @JsonIgnore @Nullable GroupLink link) {

    /** The statistics of these jobs; null if no filter selects them. */
    @JsonProperty
    public @Nullable Link url() {
        return link == null ? null : Link.orNull(link.statistics());
    }

    /**
     * The outcomes and durations of jobs of any kind.
     *
     * @param successRate over the kinds that can fail; null if there are none
     * @param errorRate over the kinds that tell failures from errors, or over all if there are none
     */
    public record Figures(
            @JsonUnwrapped
            @JsonIncludeProperties({"total", "success", "failed", "error", "running", "other", "not_built", "lost"})
            Counts counts,

            @Nullable Double successRate,
            @Nullable Double errorRate,
            Percentiles runSeconds,
            Percentiles queueSeconds) {

        static Figures of(Tallies group) {
            Tally sum = group.sum();
            return new Figures(
                    sum.counts(),
                    group.decided().successRate(),
                    group.rated().errorRate(),
                    Percentiles.of(sum.run()),
                    Percentiles.of(sum.queue()));
        }
    }

    /** @param groups how many groups these jobs are in */
    public record Rest(int groups, @JsonUnwrapped Figures figures) {}
}
