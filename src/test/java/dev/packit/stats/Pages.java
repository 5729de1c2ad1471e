package dev.packit.stats;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Requests pages and checks that the response is a success in the requested format. */
public final class Pages {

    private Pages() {}

    public static Document page(String path) {
        return Jsoup.parse(answer(path, ContentType.HTML).asString());
    }

    public static JsonPath json(String path) {
        return answer(path, ContentType.JSON).jsonPath();
    }

    /** Like {@link #json}, for values that must be distinguished from null. */
    public static JsonNode tree(String path) {
        return answer(path, ContentType.JSON).as(JsonNode.class);
    }

    private static Response answer(String path, ContentType type) {
        Response response = given().accept(type).get(path);
        assertThat(response.statusCode())
                .as(() -> path + ": " + response.asString())
                .isEqualTo(200);
        response.then().contentType(type);
        return response;
    }
}
