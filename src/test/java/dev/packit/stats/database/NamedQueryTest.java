package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedQueryTest {

    @Test
    void parametersAreNumberedInTheOrderOfTheirUse() {
        assertThat(NamedQuery.of("select * from t where id > :low and id <= :high and :low > 0"))
                .isEqualTo(new NamedQuery(
                        "select * from t where id > ? and id <= ? and ? > 0", List.of("low", "high", "low")));
    }

    @Test
    void textAndCastsAreNotParameters() {
        String sql = "select 'a:b', '::', 'it''s :not', x::text, y::int[], time '10:00' from t where z = '$1'";

        assertThat(NamedQuery.of(sql)).isEqualTo(new NamedQuery(sql, List.of()));
        assertThat(NamedQuery.of(":a::text || ':b' || :c"))
                .isEqualTo(new NamedQuery("?::text || ':b' || ?", List.of("a", "c")));
    }
}
