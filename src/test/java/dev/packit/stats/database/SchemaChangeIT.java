package dev.packit.stats.database;

import static dev.packit.stats.Pages.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Query;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables, columns and privileges come and go while the application runs, without anybody asking for its readiness. */
@QuarkusTest
@WithTestResource(
        value = RelayedDatabase.class,
        initArgs = @ResourceArg(name = "database", value = DatabaseLostIT.DATABASE))
@ExtendWith(Counted.class)
class SchemaChangeIT {

    private static final Query SQL = new Query(DatabaseLostIT.DATABASE);

    private static final List<String> PAGES = List.of(
            "/",
            "/jobs",
            "/jobs/copr",
            "/jobs/copr/3001",
            "/jobs/koji?project=packit/ogr",
            "/pipeline",
            "/pipeline/10",
            "/projects",
            "/projects/github.com/packit/ogr",
            "/projects/src.fedoraproject.org/rpms/packit",
            "/statistics?project=packit/ogr",
            "/usage",
            "/status");

    @Inject
    Schema schema;

    @AfterEach
    void lookAgain() {
        schema.refresh();
        assertThat(schema.missing()).isEmpty();
    }

    record Change(String change, String undo) {}

    static Stream<Change> changes() {
        Stream<Change> tables = Expected.columns().stream()
                .map(Expected::table)
                .distinct()
                .map(table -> new Change(
                        "alter table %s rename to gone".formatted(table),
                        "alter table gone rename to %s".formatted(table)));
        Stream<Change> columns = Stream.of(
                        "git_projects.repo_name",
                        "git_projects.id",
                        "pipelines.copr_build_group_id",
                        "pipelines.datetime",
                        "project_events.type",
                        "copr_build_targets.id",
                        "copr_build_targets.copr_build_group_id",
                        "copr_build_targets.status",
                        "copr_build_targets.target")
                .map(name -> name.split("\\."))
                .map(name -> new Change(
                        "alter table %s rename %s to gone".formatted(name[0], name[1]),
                        "alter table %s rename gone to %s".formatted(name[0], name[1])));
        Stream<Change> types = Stream.of(
                        "copr_build_targets.build_id.bigint",
                        "copr_build_targets.built_packages.integer",
                        "copr_build_targets.submitted_time.text",
                        "koji_build_targets.task_id.integer",
                        "git_projects.repo_name.bytea",
                        "git_projects.namespace.text[]",
                        "pipelines.datetime.timestamptz",
                        "pipelines.copr_build_group_id.text",
                        "project_events.type.integer",
                        "srpm_builds.id.uuid")
                .map(name -> name.split("\\."))
                .map(name -> new Change(
                        """
                        alter table %1$s rename %2$s to other;
                        alter table %1$s add %2$s %3$s;
                        grant select (%2$s) on %1$s to packit_stats
                        """.formatted(name[0], name[1], name[2]),
                        "alter table %1$s drop %2$s; alter table %1$s rename other to %2$s"
                                .formatted(name[0], name[1])));
        Stream<Change> privileges = Stream.of(new Change(
                "revoke select (target) on koji_build_targets from packit_stats",
                "grant select (target) on koji_build_targets to packit_stats"));
        return Stream.of(tables, columns, types, privileges).flatMap(changes -> changes);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void noPageFails(Change change) {
        SQL.run(change.change);
        try {
            for (String page : PAGES) {
                assertThat(given().get(page).statusCode()).as(page).isLessThan(500);
            }
        } finally {
            SQL.run(change.undo);
        }
    }

    @Test
    void whatDependsOnItIsOffFromTheFirstErrorOnAndOnAgainAfterTheNextLook() {
        String before = json("/jobs/copr").getString("items");
        SQL.run("alter table copr_build_targets rename to gone");
        try {
            // finds out
            given().get("/jobs/copr").then().statusCode(200);
            assertThat(json("/jobs").getList("items.kind")).doesNotContain("copr");
            given().get("/jobs/copr").then().statusCode(404);
        } finally {
            SQL.run("alter table gone rename to copr_build_targets");
        }
        schema.refresh();

        assertThat(json("/jobs/copr").getString("items")).isEqualTo(before);
    }
}
