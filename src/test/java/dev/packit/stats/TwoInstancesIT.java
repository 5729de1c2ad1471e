package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two packaged applications on one database, as behind a route that asks them in turn: both give the same answer, to the byte,
 * so that a reader does not notice which of them it is. {@code /status} is not among them: it tells how long the application's own
 * queries took, and what this very process has heard of Celery and has been pushed.
 */
class TwoInstancesIT {

    private static final List<String> PAGES = List.of(
            "/",
            "/jobs",
            "/jobs/copr",
            "/jobs/copr?outcome=failed&project=github.com/packit/ogr",
            "/jobs/copr/3013",
            "/pipeline",
            "/pipeline/10",
            "/projects",
            "/projects/github.com/packit",
            "/projects/github.com/packit/ogr",
            "/projects/github.com/packit/ogr/-/pull-requests/24",
            "/projects/github.com/packit/ogr/-/packages/python-ogr",
            "/projects/github.com/packit/ogr/-/statistics",
            "/projects/src.fedoraproject.org/rpms/packit",
            "/statistics",
            "/statistics?period=year&kind=copr",
            "/usage",
            "/usage?period=year",
            "/nope",
            "/jobs/copr?limit=0");

    private static final List<String> OTHERS = List.of(
            "/jobs/copr?format=csv",
            "/pipeline?format=csv",
            "/projects?format=csv",
            "/statistics?format=csv&period=year",
            "/usage?format=csv",
            "/statistics/rates.svg?period=year",
            "/projects/github.com/packit/ogr/-/badge.svg");

    private static PackagedApplication one;
    private static PackagedApplication other;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> variables = new HashMap<>(new PackitDatabase().start());
        one = start("instance-one", variables);
        other = start("instance-other", variables);
        one.awaitReadiness();
        other.awaitReadiness();
    }

    private static PackagedApplication start(String name, Map<String, String> variables) throws IOException {
        Map<String, String> own = new HashMap<>(variables);
        own.put("PACKIT_URL", "https://packit.example.org");
        own.put("PACKIT_STATISTICS_FOLDER", OnDisk.freshFolder());
        return PackagedApplication.start(Path.of("target"), name, own);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    static List<String> addresses() {
        return Stream.of(
                        PAGES.stream(),
                        PAGES.stream().map(page -> page + (page.contains("?") ? "&" : "?") + "format=json"),
                        OTHERS.stream())
                .flatMap(all -> all)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void bothGiveTheSameAnswer(String address) {
        // an answer may change between the two, by a new minute for example, but not always
        Eventually.holds(() -> {
            HttpResponse<String> first = one.answer(address);
            HttpResponse<String> second = other.answer(address);
            assertThat(second.statusCode()).isEqualTo(first.statusCode());
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.headers().map().keySet())
                    .isEqualTo(first.headers().map().keySet());
            assertThat(second.headers().firstValue("ETag"))
                    .isEqualTo(first.headers().firstValue("ETag"));
        });
    }
}
