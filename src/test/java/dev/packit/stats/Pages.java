package dev.packit.stats;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Requests pages and checks that the response is a success in the requested format. */
public final class Pages {

    private Pages() {}

    public static Document page(String path) {
        return Jsoup.parse(answer(path, ContentType.HTML).extract().asString());
    }

    public static JsonPath json(String path) {
        return answer(path, ContentType.JSON).extract().jsonPath();
    }

    /** Like {@link #json}, for values that must be distinguished from null. */
    public static JsonNode tree(String path) {
        return answer(path, ContentType.JSON).extract().as(JsonNode.class);
    }

    private static ValidatableResponse answer(String path, ContentType type) {
        return given().accept(type).get(path).then().statusCode(200).contentType(type);
    }
}
