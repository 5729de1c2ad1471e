package dev.packit.stats.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Identifiers that become known only after a job was submitted, and that change. */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
class LateIdentifiersTest {

    private static final Query SQL = new Query(Live.DATABASE);

    @Test
    void aBuildIsFoundAsSoonAsItsNvrIsKnownAndUntilItIsDeleted() {
        SQL.run("insert into koji_build_targets (id, status, scratch) values (29001, 'queued', false)");
        assertThat(hits("late-1.0-1.fc45")).isEmpty();

        SQL.run("update koji_build_targets set nvr = 'late-1.0-1.fc45', task_id = '29009001' where id = 29001");
        assertThat(hits("29009001")).containsExactly("/jobs/koji-downstream/29001");
        Eventually.holds(() -> assertThat(hits("late-1.0-1.fc45")).containsExactly("/jobs/koji-downstream/29001"));
        assertThat(hits("late-1.0")).containsExactly("/jobs/koji-downstream/29001");

        SQL.run("update koji_build_targets set nvr = 'late-1.1-1.fc45' where id = 29001");
        assertThat(hits("late-1.0-1.fc45")).isEmpty();
        Eventually.holds(() -> assertThat(hits("late-1.1")).containsExactly("/jobs/koji-downstream/29001"));

        SQL.run("delete from koji_build_targets where id = 29001");
        assertThat(hits("late-1.1")).isEmpty();
        assertThat(hits("29009001")).isEmpty();
    }

    @Test
    void identifiersWithTheSameHashAreToldApart() {
        String one = "hash-1a~-1.fc45";
        String other = "hash-1b_-1.fc45";
        assertThat(one.hashCode()).isEqualTo(other.hashCode());

        SQL.run("insert into koji_build_targets (id, scratch, nvr) values (29002, false, '%s'), (29003, false, '%s')"
                .formatted(one, other));

        Eventually.holds(() -> assertThat(hits(one)).containsExactly("/jobs/koji-downstream/29002"));
        assertThat(hits(other)).containsExactly("/jobs/koji-downstream/29003");
    }

    private static List<String> hits(String query) {
        return given()
                .queryParam("format", "json")
                .queryParam("q", query)
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("hits.url")
                .stream()
                .map(url -> url.substring(Live.PUBLIC_ADDRESS.length()))
                .toList();
    }
}
