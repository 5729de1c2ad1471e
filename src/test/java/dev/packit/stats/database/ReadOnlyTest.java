package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.PackitDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is ever written to Packit's database, which is ensured on several levels. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
class ReadOnlyTest {

    private static final String[] WRITES = {
        "insert into git_projects (instance_url) values ('github.com')",
        "update copr_build_targets set status = 'success'",
        "delete from pipelines",
        "truncate pipelines",
        "create table ours (id integer)",
        "create temporary table ours (id integer)",
        "drop table pipelines"
    };

    @Inject
    AgroalDataSource dataSource;

    @Test
    void everySessionRefusesToWrite() throws SQLException {
        for (String write : WRITES) {
            assertThatThrownBy(() -> execute(dataSource.getConnection(), write))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    void theRoleMayNotWriteEither() throws SQLException {
        for (String write : WRITES) {
            assertThatThrownBy(() -> execute(dataSource.getConnection(), "set transaction read write; " + write))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select data from copr_build_targets",
                "select data from vm_image_build_targets",
                "select packages_config from project_events",
                "select * from allowlist",
                "select sender_login from github_installations",
                "select * from project_authentication_issue"
            })
    void theRoleMayNotReadWhatIsInternal(String query) {
        assertThatThrownBy(() -> execute(dataSource.getConnection(), query)).hasMessageContaining("permission denied");
    }

    @Test
    void aSlowStatementIsCutOff() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet timeout = statement.executeQuery("show statement_timeout")) {
            timeout.next();
            assertThat(timeout.getString(1)).isEqualTo("5s");
        }
    }

    @Test
    void theRoleMayReadExactlyWhatIsRead() throws IOException {
        Set<String> read =
                Expected.columns().stream().map(Expected::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> granted = new TreeSet<>();
        var grant = Pattern.compile("grant select \\(([^)]*)\\)\\s+on (\\w+) to packit_stats;")
                .matcher(role());
        while (grant.find()) {
            Arrays.stream(grant.group(1).split(",\\s*")).forEach(column -> granted.add(grant.group(2) + "." + column));
        }
        assertThat(granted).isEqualTo(read);
    }

    @Test
    void theReadmeHasTheRole() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("src/main/resources/database/reader-role.sql");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
        }
    }

    private static String role() throws IOException {
        try (InputStream role = ReadOnlyTest.class.getResourceAsStream("/database/reader-role.sql")) {
            return new String(role.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
