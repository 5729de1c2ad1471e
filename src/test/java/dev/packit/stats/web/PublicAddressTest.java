package dev.packit.stats.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.celery.RedisServer;
import dev.packit.stats.web.RawRequest.Answer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from the public address, whatever host and scheme a request has. */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
class PublicAddressTest {

    @Test
    void linksInJsonLeadThere() {
        given().header("Host", "evil.example.org")
                .get("/jobs/copr/3013?format=json")
                .then()
                .body("url", equalTo(Live.PUBLIC_ADDRESS + "/jobs/copr/3013"));
    }

    @Test
    void crawlersLearnTheAddressOfAPage() {
        Document page = Jsoup.parse(given().header("Host", "evil.example.org")
                .get("/jobs/copr?outcome=failed")
                .asString());

        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo(Live.PUBLIC_ADDRESS + "/jobs/copr?outcome=failed");
        assertThat(page.select("meta[property=og:url]").attr("content"))
                .isEqualTo(Live.PUBLIC_ADDRESS + "/jobs/copr?outcome=failed");
    }

    @Test
    void crawlersStayOutOfFilters() {
        assertThat(given().get("/robots.txt").then().statusCode(200).extract().asString())
                .isEqualTo("User-agent: *\nDisallow: /*?\nDisallow: /metrics\nDisallow: /q/\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "GET / HTTP/9.x", "garbage"})
    void browsersAreToldToStayOnTls(String request) throws IOException {
        assertThat(RawRequest.send(RestAssured.port, request, "Host: localhost").header("Strict-Transport-Security"))
                .hasValue("max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/",
                "/%6detrics",
                "/./metrics",
                "/x/../metrics",
                "/metrics/job/any",
                "/-/healthy",
                "/-/ready",
                "/q/metrics",
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/%71/health/live",
                "/q/../q/health",
                "//q/health",
                "/metrics/../metrics",
                "/q"
            })
    void metricsAndHealthAreHiddenBehindAProxy(String path) throws IOException {
        for (String proxy :
                List.of("X-Forwarded-For: 192.0.2.1", "x-forwarded-proto: https", "Forwarded: for=192.0.2.1")) {
            Answer answer = RawRequest.send(
                    RestAssured.port,
                    "GET " + path + " HTTP/1.1",
                    "Host: localhost",
                    "Accept: application/json",
                    proxy);
            assertThat(answer.status()).as(path + " " + proxy).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo("{\"status\":404,\"title\":\"Not found\","
                            + "\"detail\":\"There is no page at this address.\",\"parameter\":null}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/q/metrics", "/q/health/live", "/q/health/ready", "/-/healthy", "/-/ready"})
    void theyAreThereForProbesAndPrometheus(String path) {
        given().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nope", "/style/any.css"})
    void pagesMayBeShownInFramesOfTheHostsThatTheOperatorNames(String path) {
        given().get(path)
                .then()
                .header(
                        "Content-Security-Policy",
                        endsWith("; frame-ancestors https://grafana.example.org *.example.com"))
                .header("X-Frame-Options", nullValue());
    }

    @Test
    void pagesAreThereBehindAProxy() {
        given().header("X-Forwarded-For", "192.0.2.1").get("/status").then().statusCode(200);
    }
}
