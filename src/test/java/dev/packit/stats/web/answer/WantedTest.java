package dev.packit.stats.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an address that leads nowhere is understood to be about. */
class WantedTest {

    @ParameterizedTest
    @CsvSource({
        "/, ''",
        "/nope, nope",
        "/jobs/copr/9999999, 9999999",
        "/projects/github.com/packit/none, none",
        "/projects/github.com/packit/ogr/-/branches/a%2Fb%20c, a/b c",
        "/projects/github.com/packit/ogr/-/branches/feature/y, y",
        "/projects/github.com/packit/ogr/-/pull-requests/99, packit/ogr#99",
        "/projects/gitlab.com/a/b/c/-/issues/99, a/b/c#99",
        "/projects/github.com/packit/ogr/-/commits/c0ffee9, c0ffee9",
        "/projects/-/issues/1, 1",
        "/a%, ''",
        "/%E2%80%A6NO_PATH, ''",
    })
    void theLastNameIsWanted(String path, String wanted) {
        assertThat(Wanted.at(path)).isEqualTo(wanted);
    }

    @Test
    void whatIsTooLongCannotBeSearchedFor() {
        assertThat(Wanted.at("/" + "a".repeat(500))).hasSize(500);
        assertThat(Wanted.at("/" + "a".repeat(501))).isEmpty();
    }
}
