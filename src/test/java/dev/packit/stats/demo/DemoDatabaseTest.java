package dev.packit.stats.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DemoDatabaseTest {

    @Test
    void isReadAsTheReaderThatCannotWrite() throws SQLException {
        try (DemoDatabase demo = DemoDatabase.start(Clock.systemUTC());
                Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%s/%s".formatted(demo.port(), demo.database()),
                        demo.user(),
                        demo.password());
                Statement statement = connection.createStatement()) {
            var count = statement.executeQuery("select count(*) from pipelines");
            count.next();
            assertThat(count.getInt(1)).isGreaterThan(1000);
            assertThatThrownBy(() -> statement.execute("delete from scans")).isInstanceOf(SQLException.class);
        }
    }
}
