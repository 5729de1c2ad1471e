package dev.packit.stats.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import dev.packit.stats.web.HostileRequests.Request;
import dev.packit.stats.web.RawRequest.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.jboss.logging.Logger;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xml.sax.InputSource;

/**
 * Whatever is asked, the answer is one that this application means to give: no error of its own, nothing of the request where a
 * browser would run or follow it, all security headers, a body that can be read, and errors as JSON for those who ask for it.
 *
 * <p>{@code -Dhostile.seed} makes up other requests, {@code -Dhostile.requests} more of them.
 */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class HostileRequestsTest {

    private static final Logger LOG = Logger.getLogger(HostileRequestsTest.class);

    private static final long SEED = Long.getLong("hostile.seed", 14);
    private static final int REQUESTS = Integer.getInteger("hostile.requests", 3_000);

    private static final int MOST_NAMED = 20;

    /** Those of Quarkus that are not resources. */
    private static final List<String> OTHERS = List.of(
            "/mcp",
            "/mcp/sse",
            "/metrics",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/metrics",
            "/webjars/htmx.org/2.0.4/dist/htmx.min.js",
            "/webjars/{file}");

    private static final List<String> MANDATORY =
            List.of("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Inject
    BeanManager beans;

    @Test
    void nothingThatIsAskedDoesHarm() throws Exception {
        List<String> routes =
                Stream.concat(Routes.of(beans).stream(), OTHERS.stream()).toList();
        Histogram times = new Histogram(3);
        List<String> faults = new ArrayList<>();
        int[] statuses = new int[600];
        for (Request request :
                new HostileRequests(SEED, routes).requests().limit(REQUESTS).toList()) {
            long started = System.nanoTime();
            Answer answer = RawRequest.send(RestAssured.port, request.text());
            times.recordValue(System.nanoTime() - started);
            statuses[answer.status()]++;
            try {
                assertHarmless(request, answer);
            } catch (Exception | AssertionError fault) {
                faults.add(fault.getMessage().strip() + "\n    " + request);
            }
        }
        LOG.infof(
                "%d requests with seed %d: p50 %.1f ms, p99 %.1f ms, longest %.1f ms, by status: %s",
                REQUESTS,
                SEED,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getMaxValue() / 1e6,
                IntStream.range(0, statuses.length)
                        .filter(status -> statuses[status] > 0)
                        .mapToObj(status -> status + ": " + statuses[status])
                        .toList());

        assertThat(faults.stream().limit(MOST_NAMED))
                .as("%d faults with seed %d", faults.size(), SEED)
                .isEmpty();
        assertThat(statuses[200]).isGreaterThan(REQUESTS / 20);
    }

    private static void assertHarmless(Request request, Answer answer) throws Exception {
        assertThat(answer.status()).as("status").isBetween(200, 499);
        for (String header : MANDATORY) {
            assertThat(answer.header(header)).as(header).isPresent();
        }
        assertThat(answer.headers())
                .noneMatch(header -> header.startsWith(HostileRequests.INJECTED))
                .noneMatch(header -> header.startsWith("Access-Control-Allow-")
                        && !header.endsWith("-Origin: *")
                        && !header.equals("Access-Control-Allow-Headers: If-None-Match"))
                .noneMatch(header -> header.contains("<zq"));
        answer.header("Location").ifPresent(location -> assertThat(location).matches("/(?![/\\\\])[\\x21-\\x7e]*|/"));
        String type = answer.header("Content-Type").orElse("");
        if (request.isHead() || answer.body().isEmpty()) {
            return;
        }
        assertCanBeRead(type, answer.body());
        if (request.json() && answer.status() >= 400) {
            assertThat(type).as("of an error").isEqualTo("application/json;charset=UTF-8");
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.fieldNames()).toIterable().containsExactly("status", "title", "detail", "parameter");
            assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
        }
    }

    private static void assertCanBeRead(String type, String body) throws Exception {
        if (type.startsWith("application/json")) {
            assertThat(JSON.readTree(body).isContainerNode()).isTrue();
        } else if (type.startsWith("text/html")) {
            assertNoMarkup(body);
            assertThat(body.stripTrailing().endsWith("</html>")).as("complete").isTrue();
            assertThat(Jsoup.parse(body)
                            .select("script:not([src^=/webjars/], [src^=/script/]), [onclick], [onerror], [onload]"))
                    .isEmpty();
            assertThat(Jsoup.parse(body).select("[href^=javascript:], [href^=//], a[href^=data:]"))
                    .isEmpty();
        } else if (type.startsWith("image/svg")) {
            assertNoMarkup(body);
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)));
        } else {
            assertThat(type)
                    .matches("(text/(plain|csv|css|javascript)|application/(javascript|openmetrics-text|yaml))(;.*)?");
        }
    }

    /** Without the body in the message, since there may be many. */
    private static void assertNoMarkup(String body) {
        int at = body.indexOf("<zq");
        assertThat(at < 0 ? "" : body.substring(Math.max(at - 50, 0), at + 10)).isEmpty();
    }
}
