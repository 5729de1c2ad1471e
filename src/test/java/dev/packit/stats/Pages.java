package dev.packit.stats;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What the application answers to a path, which has to be a success in the format that was asked for. */
public final class Pages {

    private Pages() {}

    public static Document page(String path) {
        return Jsoup.parse(answer(path, ContentType.HTML).extract().asString());
    }

    public static JsonPath json(String path) {
        return answer(path, ContentType.JSON).extract().jsonPath();
    }

    /** As {@link #json}, for what has to be told from null. */
    public static JsonNode tree(String path) {
        return answer(path, ContentType.JSON).extract().as(JsonNode.class);
    }

    private static ValidatableResponse answer(String path, ContentType type) {
        return given().accept(type).get(path).then().statusCode(200).contentType(type);
    }
}
