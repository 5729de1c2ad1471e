package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {

    @ParameterizedTest
    @CsvSource({
        // the pool is exhausted; the server is unreachable, rejects the login, lacks the database, is out of
        // connections
        ", true",
        "08001, true",
        "28P01, true",
        "3D000, true",
        "53300, true",
        // a query that took too long; a server that is stopping; an interrupted connection attempt
        "57014, true",
        "57P01, true",
        "99999, true",
        // an invalid query; a missing column; a table that the role may not read
        "42601, false",
        "42703, false",
        "42501, false",
        "22003, false"
    })
    void anOutageIsNoMistakeOfOurs(String state, boolean outage) {
        SQLException failure = new SQLException("refused", state);

        assertThat(Outage.isBehind(new IllegalStateException(new RuntimeException(failure))))
                .isEqualTo(outage);
        assertThat(Outage.isBehind(new IllegalStateException("of ours"))).isFalse();
    }
}
