package dev.packit.stats.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.packit.stats.Pages;
import dev.packit.stats.ReplicatedDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With a standby from which figures are read. */
@QuarkusTest
@WithTestResource(value = ReplicatedDatabase.class, initArgs = @ResourceArg(name = "mirrored", value = "true"))
@ExtendWith(Counted.class)
class MirrorStatusIT {

    @Inject
    Watch watch;

    @Test
    void saysHowFarFiguresAreBehind() throws Exception {
        watch.look();

        given().get("/status?format=json")
                .then()
                .body("database.replication_lag_seconds", nullValue())
                .body("mirror.up", equalTo(true))
                .body("mirror.replication_lag_seconds", lessThan(60f));
        assertThat(Pages.page("/status").text())
                .contains("Figures are read from a separate database host. Responding, ");

        ReplicatedDatabase.standby().kill();
        try {
            watch.look();
            assertThat(Pages.page("/status").text())
                    .contains("Figures are read from a separate database host. Not responding.");
        } finally {
            ReplicatedDatabase.standby().start();
        }
        given().get("/status?format=json")
                .then()
                .body("database.up", equalTo(true))
                .body("mirror.up", equalTo(false));
    }
}
