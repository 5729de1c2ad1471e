package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.MovingClock;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.database.MirrorSql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long deleted projects are still known. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = @ResourceArg(name = "database", value = ProjectDirectoryTest.DATABASE))
class ProjectDirectoryTest {

    static final String DATABASE = "packit_directory";
    private static final Query SQL = new Query(DATABASE);

    @Inject
    MirrorSql sql;

    private final MovingClock clock = new MovingClock();
    private final ProjectDirectory directory = new ProjectDirectory();

    @BeforeEach
    void read() {
        directory.sql = sql;
        directory.clock = clock;
        directory.config = new Every();
        SQL.run(
                "insert into git_projects (id, instance_url, namespace, repo_name) values (90, 'github.com', 'gone', 'app')");
        assertThat(hasNamespace()).isTrue();
        SQL.run("delete from git_projects where id = 90");
    }

    @Test
    void aDeletedNamespaceIsGoneWithinHalfAMinuteHoweverOftenItIsAskedFor() {
        for (int second = 0; second < 30; second++) {
            clock.move(Duration.ofSeconds(1));
            hasNamespace();
        }
        assertThat(hasNamespace()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aClockThatJumpsDoesNotKeepWhatIsDeleted(int days) {
        clock.move(Duration.ofDays(days));
        assertThat(hasNamespace()).isFalse();
    }

    @Test
    void whatMustNotWaitForTheDatabaseGetsTheLastReading() {
        clock.move(Duration.ofHours(1));
        assertThat(directory.lastKnown()).anyMatch(entry -> entry.isIn("github.com", "gone"));
        directory.refresh();
        assertThat(directory.lastKnown()).noneMatch(entry -> entry.isIn("github.com", "gone"));
    }

    /** Also what leaves the texts of a row the same if they are put together. */
    @Test
    void everyChangeIsNoticedAndNothingElse() {
        directory.refresh();
        List<ProjectDirectory.Entry> before = directory.lastKnown();
        directory.refresh();
        assertThat(directory.lastKnown()).isSameAs(before);

        for (String change : List.of(
                "insert into git_projects (id, instance_url, namespace, repo_name) values (91, 'github.com', 'a', 'bc'), (92, 'github.com', 'd', 'e')",
                "update git_projects set namespace = 'ab', repo_name = 'c' where id = 91",
                "update git_projects set namespace = null where id = 91",
                "update git_projects set namespace = '' where id = 91",
                "update git_projects set project_url = 'https://github.com/c' where id = 91",
                "update git_projects set instance_url = 'gitlab.com' where id = 91",
                "update git_projects set id = 93 where id = 91",
                "delete from git_projects where id in (92, 93)")) {
            List<ProjectDirectory.Entry> last = directory.lastKnown();
            SQL.run(change);
            directory.refresh();
            assertThat(directory.lastKnown()).as(change).isNotSameAs(last);
        }
        assertThat(directory.lastKnown())
                .extracting(ProjectDirectory.Entry::order)
                .isEqualTo(before.stream().map(ProjectDirectory.Entry::order).toList());
    }

    private boolean hasNamespace() {
        return directory.all().stream().anyMatch(entry -> entry.isIn("github.com", "gone"));
    }

    /** The settings of a server in production. */
    private static final class Every implements IndexConfig {
        @Override
        public String projects() {
            return "15s";
        }

        @Override
        public String deletions() {
            return "1m";
        }

        @Override
        public String schema() {
            return "30s";
        }

        @Override
        public Duration patience() {
            return Duration.ZERO;
        }
    }
}
