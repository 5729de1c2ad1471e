package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StuckQueriesTest {

    private static final String SQL = "select 1";

    private final StuckQueries queries = new StuckQueries();

    private static <T> Supplier<List<T>> failing(String state) {
        return () -> {
            throw new PersistenceException("failed", new SQLException("failed", state));
        };
    }

    @Test
    void afterALockOneAtATimeTriesAgain() {
        assertThatThrownBy(() -> queries.read(SQL, failing("55P03"))).hasMessage("failed");

        List<Integer> rows = queries.read(SQL, () -> {
            assertThatThrownBy(() -> queries.read(SQL, () -> List.of(2)))
                    .isInstanceOf(PersistenceException.class)
                    .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.TOO_MUCH));
            assertThat(queries.read("select 3", () -> List.of(3))).containsExactly(3);
            return List.of(1);
        });

        assertThat(rows).containsExactly(1);
        List<Integer> after = queries.read(SQL, () -> queries.read(SQL, () -> List.of(4)));
        assertThat(after).containsExactly(4);
    }

    @Test
    void whoeverFailsAgainLetsTheNextOneTry() {
        assertThatThrownBy(() -> queries.read(SQL, failing("55P03"))).hasMessage("failed");
        assertThatThrownBy(() -> queries.read(SQL, failing("55P03"))).hasMessage("failed");
        assertThat(queries.read(SQL, () -> List.of(1))).containsExactly(1);
    }

    @Test
    void otherFailuresAreNotRemembered() {
        assertThatThrownBy(() -> queries.read(SQL, failing("57014"))).hasMessage("failed");

        List<Integer> rows = queries.read(SQL, () -> queries.read(SQL, () -> List.of(1)));
        assertThat(rows).containsExactly(1);
    }
}
