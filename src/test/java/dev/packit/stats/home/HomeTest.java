package dev.packit.stats.home;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class HomeTest {

    @Test
    void theServiceAtAGlance() {
        JsonPath home = given().accept("application/json").get("/").jsonPath();

        assertThat(home.getMap("$"))
                .containsKeys(
                        "at", "running", "overdue", "periods", "busiest", "running_runs", "newest_runs", "projects");
        assertThat(home.getList("periods.period", String.class)).isEqualTo(List.of("day", "week", "month"));
        JsonPath day =
                given().accept("application/json").get("/statistics?period=day").jsonPath();
        assertThat(home.getInt("periods[0].now.total"))
                .isEqualTo(day.getList("kinds.total", Integer.class).stream()
                        .mapToInt(total -> total)
                        .sum());
    }

    @Test
    void thePageAnswersFirstAndLeadsOn() {
        Document page = Jsoup.parse(given().get("/").asString());

        assertThat(page.selectFirst("p.sentence").text())
                .matches("\\d+ running or waiting, (none|\\d+ of them) overdue \\(over 12 h old\\), as of .* UTC");
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Success and error rates",
                        "Busiest projects, last 7 days",
                        "Running now",
                        "Recently finished",
                        "Recently active projects");
        assertThat(page.select("table.stats tbody th a").eachAttr("href"))
                .startsWith("/statistics?period=day", "/statistics?period=week", "/statistics?period=month");
    }
}
