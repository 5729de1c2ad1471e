package dev.packit.stats.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A feed of changes has the jobs that turned out otherwise than the one before, and no others. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_current"),
            @ResourceArg(name = "changes", value = CurrentRows.SQL)
        })
@ExtendWith(Counted.class)
class ChangesFeedTest {

    @Test
    void aTestThatFailedAndThenPassedIsAChange() {
        assertThat(entries("/jobs/testing-farm?project=acme/widgets")).containsExactly("/jobs/testing-farm/9104");
        assertThat(entries("/pipeline?project=acme/widgets")).containsExactly("/jobs/testing-farm/9104");
    }

    @Test
    void aFilterAppliesToTheLaterOne() {
        assertThat(entries("/jobs/testing-farm?project=acme/widgets&outcome=success"))
                .containsExactly("/jobs/testing-farm/9104");
        assertThat(entries("/jobs/testing-farm?project=acme/widgets&outcome=failed"))
                .isEmpty();
        assertThat(entries("/jobs/testing-farm?project=acme/widgets&before=9104"))
                .isEmpty();
    }

    @Test
    void jobsOfOtherPackagesTargetsIdentifiersAndPullRequestsAreNoneBefore() {
        assertThat(entries("/jobs/copr?project=acme/mono")).isEmpty();
        assertThat(entries("/jobs/copr?project=acme/old")).isEmpty();
        assertThat(entries("/jobs/testing-farm?project=src.fedoraproject.org/rpms/acme"))
                .isEmpty();
        assertThat(entries("/jobs/koji-downstream?project=src.fedoraproject.org/rpms/branched"))
                .isEmpty();
    }

    @Test
    void theNextPageGoesOnWhereTheSearchEnded() {
        Document feed = feed("/jobs/testing-farm?project=acme/widgets&limit=1");

        assertThat(feed.select("feed > link[rel=next]").attr("href"))
                .endsWith("/jobs/testing-farm?project=acme/widgets&limit=1&format=atom&changes=true&before=9104");
    }

    private static List<String> entries(String list) {
        return feed(list).select("entry > id").eachText().stream()
                .map(id -> id.replace("tag:localhost,2026:", ""))
                .toList();
    }

    private static Document feed(String list) {
        return Jsoup.parse(
                given().get(list + "&changes=true&format=atom")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                Parser.xmlParser());
    }
}
