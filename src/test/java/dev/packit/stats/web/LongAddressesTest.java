package dev.packit.stats.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import dev.packit.stats.web.request.AddressEncoding;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long, repetitive addresses take linear time on every route. The deadlines do not depend on the machine's speed: a request
 * takes milliseconds, while regular expressions that backtrack would take minutes or years.
 */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class LongAddressesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** So long that quadratic time would exceed the deadline many times over. */
    private static final int FAR_TOO_LONG = 100_000;

    private static final List<String> REPEATED =
            List.of("a", "/", "/-/s", "/-/statistics", "../", ".svg", "%2F", "%C3%A9", "=", "/job");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    BeanManager beans;

    @TestHTTPResource
    URI root;

    /** RESTEasy's own matching, without the limit on the length of a path. */
    @Test
    void everyRouteIsMatchedInLinearTime() {
        List<String> routes = Routes.of(beans);
        assertThat(routes).hasSizeGreaterThan(20).contains("/projects/{forge}/{path:.+}", "/jobs/{kind}/{id}");
        RequestMapper<String> mapper = new RequestMapper<>(new ArrayList<>(routes.stream()
                .map(route -> new RequestMapper.RequestPath<>(false, new URITemplate(route, false), route))
                .toList()));

        for (String path :
                routes.stream().flatMap(route -> paths(route, FAR_TOO_LONG)).toList()) {
            assertTimeoutPreemptively(DEADLINE, () -> mapper.map(path), () -> path.substring(0, 100));
        }
    }

    @Test
    void everyRouteAnswersAtOnce() throws Exception {
        for (String route : Routes.of(beans)) {
            for (String path : paths(route, AddressEncoding.LONGEST_PATH - route.length() - 20)
                    .toList()) {
                assertThat(get(path).statusCode()).as(path).isBetween(200, 499);
            }
        }
    }

    @Test
    void aPathThatIsTooLongIsRefusedInTheRequestedFormat() throws Exception {
        for (String route : Routes.of(beans)) {
            HttpResponse<String> answer = get(
                    Routes.VARIABLE.matcher(route).replaceAll("1") + "/a".repeat(1_000) + "?format=json&project=a+b");
            assertThat(answer.statusCode()).as(route).isEqualTo(414);
            assertThat(answer.body())
                    .isEqualTo("{\"status\":414,\"title\":\"Address too long\","
                            + "\"detail\":\"The path of an address must not be longer than 2000 characters, the whole address not longer than 16 kB.\","
                            + "\"parameter\":null}");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertThat(get("/" + "a".repeat(2_000)).body()).contains("<h1>Address too long</h1>");
        assertThat(get("/" + "a".repeat(1_999)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/jobs",
                "/jobs/testing-farm",
                "/pipeline",
                "/projects",
                "/projects/github.com/packit/ogr",
                "/projects/github.com/packit/ogr/-/branches",
                "/projects/github.com/packit/ogr/-/statistics",
                "/projects/github.com/packit/ogr/-/latest/copr",
                "/search",
                "/statistics",
                "/statistics/rates.svg",
                "/usage",
                "/status"
            })
    void everyParameterIsReadAtOnce(String page) throws Exception {
        JsonNode refusal =
                new ObjectMapper().readTree(get(page + "?nope=1&format=json").body());
        assertThat(refusal.get("parameter").asText()).isEqualTo("nope");
        String takes = refusal.get("detail").asText();

        for (String parameter : takes.substring(takes.indexOf(" takes ") + 7).split(", ")) {
            for (String repeated : List.of("/", "a/", "1", "*a", "a,", "a+b/", "%25", "success,")) {
                String value = repeated.repeat(8_000 / repeated.length());
                assertThat(get(page + "?" + parameter + "=" + value).statusCode())
                        .as("%s?%s=%s", page, parameter, repeated)
                        .isBetween(200, 499);
            }
            String many = (parameter + "=a+b/c&").repeat(10_000 / (parameter.length() + 7));
            assertThat(get(page + "?" + many).statusCode()).as(many).isBetween(200, 499);
        }
    }

    /** The paths of a route in which one of the variables, or what follows the path, is long. */
    private static Stream<String> paths(String route, int length) {
        List<String> openings =
                new ArrayList<>(List.of(Routes.VARIABLE.matcher(route).replaceAll("1") + "/%s"));
        Matcher variables = Routes.VARIABLE.matcher(route);
        while (variables.find()) {
            openings.add(Routes.VARIABLE
                            .matcher(route.substring(0, variables.start()))
                            .replaceAll("1")
                    + "%s"
                    + Routes.VARIABLE.matcher(route.substring(variables.end())).replaceAll("1"));
        }
        return openings.stream()
                .flatMap(opening -> REPEATED.stream()
                        .map(repeated -> opening.replace("%s", repeated.repeat(length / repeated.length()))));
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        URI uri = URI.create("http://%s%s".formatted(root.getAuthority(), address));
        return client.send(HttpRequest.newBuilder(uri).timeout(DEADLINE).build(), BodyHandlers.ofString());
    }
}
