package dev.packit.stats.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.packit.stats.Eventually;
import dev.packit.stats.Pages;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With a database that freezes after it has responded. */
@QuarkusTest
@WithTestResource(
        value = RelayedDatabase.class,
        initArgs = @ResourceArg(name = "database", value = DatabaseLostIT.DATABASE))
@ExtendWith(Counted.class)
class DatabaseLostIT {

    static final String DATABASE = "lost";

    /** Present in every response that needed the database. */
    private static final String QUERIES = "Server-Timing";

    private static final int PAGES = 40;

    @AfterEach
    void thaw() {
        RelayedDatabase.relay().thaw();
    }

    @Test
    void whatIsCountedAnswersAtOnce() {
        List<String> counted = List.of("/statistics?format=json", "/usage?format=json", "/statistics?format=csv");
        List<String> before =
                counted.stream().map(path -> given().get(path).asString()).toList();
        RelayedDatabase.relay().freeze();

        given().get("/status?format=json")
                .then()
                .statusCode(200)
                .header(QUERIES, nullValue())
                .body("counted", notNullValue())
                .body("queues.find { it.kind == 'copr' }.kind", equalTo("copr"));
        List<String> after = counted.stream()
                .map(path -> given().get(path)
                        .then()
                        .header(QUERIES, nullValue())
                        .extract()
                        .asString())
                .toList();
        assertThat(after).isEqualTo(before);
        given().get("/status").then().statusCode(200);
        given().get("/statistics").then().statusCode(200);
    }

    @Test
    void aPageThatWasShownIsShownAgainAndSaysHowOldItIs() {
        String path = "/jobs/copr?outcome=failed&limit=5";
        var before = Pages.page(path);
        String json = given().get(path + "&format=json").asString();
        given().get("/jobs/copr/999999").then().statusCode(404);
        RelayedDatabase.relay().freeze();

        var answer = given().accept("text/html")
                .get("/jobs/copr?limit=5&outcome=failed")
                .then();
        var after = Jsoup.parse(answer.statusCode(200)
                .header("Age", "0")
                .header("Cache-Control", "no-store")
                .header("ETag", nullValue())
                .extract()
                .asString());
        assertThat(after.select("main > [role=status]").remove().text())
                .isEqualTo(
                        "Packit’s database is not responding. This page is as of 2026-06-15 12:00:00 UTC, just now.");
        assertThat(after.select("main").html()).isEqualTo(before.select("main").html());

        given().get(path + "&format=json").then().statusCode(503).header("Retry-After", "15");
        given().get(path + "&format=json&stale=ok")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Age", "0")
                .header("Warning", "110 - \"Response is Stale\"")
                .body(equalTo(json));
        given().get(path + "&format=json&stale=yes").then().statusCode(400);
        // neither shown before nor in another theme
        given().get("/jobs/copr?outcome=failed&limit=6").then().statusCode(503);
        given().cookie("theme", "dark").get(path).then().statusCode(503);
        given().get("/jobs/copr/999999").then().statusCode(503);
    }

    @Test
    void howeverManyReadEachIsToldAndAllIsWellAfterwards() throws Exception {
        RelayedDatabase.relay().freeze();
        ExecutorService readers = Executors.newFixedThreadPool(PAGES);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            answers.add(
                    readers.submit(() -> given().get("/jobs/copr/1?format=json").statusCode()));
        }
        readers.shutdown();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).isEqualTo(Collections.nCopies(PAGES, 503));

        RelayedDatabase.relay().thaw();
        Eventually.holds(() -> given().get("/jobs/copr?format=json").then().statusCode(200));
    }
}
