package dev.packit.stats.packit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "fedora-44-x86_64, fedora-44-x86_64, true",
        "fedora-44, fedora-44-x86_64, false",
        "fedora-*, fedora-44-x86_64, true",
        "*-x86_64, fedora-44-x86_64, true",
        "f*-*64, fedora-44-x86_64, true",
        "*, '', true",
        "**44**, fedora-44-x86_64, true",
        "*44*45*, fedora-44-x86_64, false",
        // the same text must not match two parts
        "aa*aa, aaa, false",
        "aa*aa, aaaa, true",
        "_edora*, fedora-44, false",
        ".*, fedora-44, false"
    })
    void aStarIsAnyText(String wildcard, String target, boolean matches) {
        assertThat(new Wildcard(wildcard).matches(target)).isEqualTo(matches);
    }

    @Test
    void manyStarsTakeNoLonger() {
        String target = "a".repeat(10_000);

        assertThatNoException()
                .isThrownBy(() -> assertThat(new Wildcard("*a".repeat(2_000) + "!").matches(target))
                        .isFalse());
    }
}
