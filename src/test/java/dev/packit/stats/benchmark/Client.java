package dev.packit.stats.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks the application for pages, compressed as for a browser, and for data. */
final class Client {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;

    Client(String root) {
        this.root = root;
    }

    /** @throws IllegalStateException unless the answer is a 200 */
    HttpResponse<byte[]> get(String page) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request(page), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answered " + answer.statusCode());
        }
        return answer;
    }

    CompletableFuture<HttpResponse<byte[]>> ask(String page) {
        return http.sendAsync(request(page), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String page) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + page)).timeout(Duration.ofSeconds(30));
        return page.contains("format=json")
                ? request.build()
                : request.header("Accept-Encoding", "gzip").build();
    }

    /** The items of a list. */
    List<JsonNode> items(String page) throws IOException, InterruptedException {
        byte[] body =
                get(page + (page.contains("?") ? "&" : "?") + "format=json").body();
        List<JsonNode> items = new ArrayList<>();
        new ObjectMapper().readTree(body).path("items").forEach(items::add);
        return items;
    }

    /** Waits until all jobs have been loaded. */
    void await() throws InterruptedException {
        for (int attempt = 0; attempt < 3_000; attempt++) {
            try {
                get("/usage?format=json");
                return;
            } catch (IOException | IllegalStateException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The application does not start: see target/benchmark.log");
    }
}
