package dev.packit.stats.statistics;

import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Delays tests until all jobs have been loaded in the background; until then, requests for data get a 503. */
public class Counted implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (given().get("/usage?format=json").statusCode() == 200) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("The jobs are not counted yet");
    }
}
