package dev.packit.stats.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which projects are offered to somebody who has mistyped a name. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
class SimilarProjectsTest {

    /** The same forge comes first if only the name is wrong; a name without a forge is compared without. */
    @ParameterizedTest
    @CsvSource({
        "/projects/github.com/packit/ogrr, github.com/packit/ogr gitlab.com/packit/ogr",
        "/projects/github.com/pakit/ogr/-/pull-requests/24, github.com/packit/ogr",
        "/projects/github.com/PACKIT/OGR, github.com/packit/ogr gitlab.com/packit/ogr",
        "/jobs/copr?project=packit/org, github.com/packit/ogr gitlab.com/packit/ogr",
        "/projects/github.com/nobody/nothing-like-it, ''",
        "/projects/github.com/x/ogr, ''"
    })
    void thoseWithSimilarNames(String path, String names) {
        assertThat(offered(path))
                .isEqualTo(Arrays.stream(names.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(name -> "/projects/" + name)
                        .toList());
    }

    /** What does not exist in a project that does. */
    @ParameterizedTest
    @CsvSource({
        "/projects/github.com/packit/ogr/-/pull-requests/99, /projects/github.com/packit/ogr /projects/github.com/packit/ogr/-/pull-requests",
        "/projects/github.com/packit/ogr/-/packages/nope, /projects/github.com/packit/ogr /projects/github.com/packit/ogr/-/packages",
        "/projects/github.com/packit/ogr/-/commits/ffffffff, /projects/github.com/packit/ogr",
        "/pipeline/99999, /pipeline",
    })
    void whatIsNear(String path, String near) {
        assertThat(offered(path)).isEqualTo(List.of(near.split(" ")));
    }

    @Test
    void aLongNameIsNotCompared() {
        assertThat(offered("/projects/github.com/" + "ogr".repeat(100))).isEmpty();
    }

    private static List<String> offered(String path) {
        String page = given().accept("text/html")
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        return Jsoup.parse(page).select("main a:has(bdi)").eachAttr("href");
    }
}
