package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource({
        // a missing table; a missing column; a table that the role may not read
        "42P01, SCHEMA, false",
        "42703, SCHEMA, false",
        "42501, SCHEMA, false",
        // a column has another type: no such function, no such comparison, no such conversion
        "42883, SCHEMA, false",
        "42804, SCHEMA, false",
        "42846, SCHEMA, false",
        // or more than one of them, or a constant that does not fit
        "42725, SCHEMA, false",
        "22P02, SCHEMA, false",
        // a standby that replays a change; a plan for a table that has changed
        "40001, CONFLICT, true",
        "0A000, CONFLICT, true",
        // a connection that was closed before
        "08003, CLOSED, true",
        // a terminated process; a broken network
        "57P01, LOST, true",
        "08006, LOST, true",
        // the server refuses, rejects the login, lacks the database, closes it, is out of connections, is starting;
        // an interrupted attempt
        "08001, UNREACHABLE, true",
        "28P01, UNREACHABLE, true",
        "3D000, UNREACHABLE, true",
        "55000, UNREACHABLE, true",
        "53300, UNREACHABLE, true",
        "57P03, UNREACHABLE, true",
        "99999, UNREACHABLE, true",
        // the pool is exhausted
        ", BUSY, true",
        // a query that took too long, waited too long for a lock, or filled the disk
        "57014, TOO_MUCH, true",
        "55P03, TOO_MUCH, true",
        "53100, TOO_MUCH, true",
        // an invalid query; a number that does not fit
        "42601, MISTAKE, false",
        "22003, MISTAKE, false"
    })
    void anOutageIsNoMistakeOfOurs(String state, Fault fault, boolean outage) {
        SQLException failure = new SQLException("refused", state);

        assertThat(Fault.of(new IllegalStateException(new RuntimeException(failure))))
                .isEqualTo(fault);
        assertThat(fault.isOutage()).isEqualTo(outage);
        assertThat(Fault.of(new IllegalStateException("of ours"))).isEqualTo(Fault.MISTAKE);
    }
}
