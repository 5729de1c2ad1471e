package dev.packit.stats.statistics;

import static io.restassured.RestAssured.given;

import dev.packit.stats.Eventually;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Delays tests until all jobs have been loaded in the background; until then, requests for data get a 503. */
public class Counted implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        Eventually.holds(() -> given().get("/usage?format=json").then().statusCode(200));
    }
}
