package dev.packit.stats.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RpmVersionTest {

    /** Versions separated by spaces, in ascending order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.7.2 2.7.3 2.7.10 2.8",
                "1.0~rc1 1.0~rc2 1.0 1.0^20260101git1234567 1.0.1",
                "2.0alpha 2.0b1 2.0-rc1 2.0 2.0.1",
                "0 9 10 99999999999999999998 99999999999999999999",
                "1.0.2a 1.0.2b 1.0.3"
            })
    void areOrderedAsRpmDoes(String ascending) {
        List<RpmVersion> versions =
                List.of(ascending.split(" ")).stream().map(RpmVersion::of).toList();

        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
                        .as("%s %s", versions.get(i), versions.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2.0-rc1, 2.0~rc1",
        "2.0.RC.1, 2.0~rc1",
        "2.0b3, 2.0~b3",
        "2_4_1, 2.4.1",
        "1:1.2, 1.2",
        "2026.01.05, 2026.1.5"
    })
    void spellingDoesNotMatter(String one, String other) {
        assertThat(RpmVersion.of(one)).isEqualByComparingTo(RpmVersion.of(other));
    }

    /** Anybody can choose a tag. A regular expression would backtrack for hours, or run out of stack. */
    @Test
    void aTagOfManyWordsIsReadAtOnce() {
        String words = "aa-".repeat(20_000);

        assertThat(RpmVersion.inTag(words + "!", List.of())).isEqualTo(words + "!");
        assertThat(RpmVersion.inTag(words + "v1.2", List.of("aa"))).isEqualTo("1.2");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.0.0", "1.0~1, 1.0.1", "1.0^1, 1.0.1", "1.0a, 1.0", "1.01, 1.0.1"})
    void differentVersionsDiffer(String one, String other) {
        assertThat(RpmVersion.of(one)).isNotEqualByComparingTo(RpmVersion.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, 1.2",
        "v1.2, 1.2",
        "release-1.2, 1.2",
        "release/v1.2, 1.2",
        "R_2_4_1, 2_4_1",
        "v1.2-rc1, 1.2-rc1",
        "v1.2-3, 1.2-3",
        "go1.21.3, 1.21.3",
        "hub-29-5.29.2, 5.29.2",
        "Hub-29/v5.29.2, 5.29.2",
        "log4j-2.17, 2.17",
        "nightly, nightly"
    })
    void aTagContainsAVersion(String tag, String version) {
        assertThat(RpmVersion.inTag(tag, List.of("python-hub", "hub-29"))).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "libacme-3.1-1.fc44, libacme, 3.1, 1.fc44",
        "python3.11-foo-bar-2.0~rc1-0.1.fc45, python3.11-foo-bar, 2.0~rc1, 0.1.fc45",
        "hub-29-1:5.2^git7-3.el9, hub-29, 1:5.2^git7, 3.el9"
    })
    void aBuildsNameIsReadFromTheRight(String text, String name, String version, String release) {
        assertThat(Nvr.of(text)).isEqualTo(new Nvr(text, name, version, release));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "libacme", "libacme-3.1", "-1-2", "libacme-3.1-", "libacme--1"})
    void otherTextIsNoBuild(String text) {
        assertThat(Nvr.of(text)).isNull();
    }

    @Test
    void aBuildIsFoundAmongOthers() {
        assertThat(Nvr.among("acme-doc-1.0-1.fc44, acme-1.1-1.fc44\nacme-libs-1.2-1.fc44", "acme"))
                .isEqualTo(Nvr.of("acme-1.1-1.fc44"));
        assertThat(Nvr.among("rust-acme-1.0-1.fc44", "acme")).isEqualTo(Nvr.of("rust-acme-1.0-1.fc44"));
        assertThat(Nvr.among("other-1.0-1.fc44 another-2.0-1.fc44", "acme")).isNull();
        assertThat(Nvr.among(null, "acme")).isNull();
    }
}
