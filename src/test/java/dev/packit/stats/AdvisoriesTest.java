package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** No library is older than the version in which a published vulnerability was fixed. */
class AdvisoriesTest {

    @ParameterizedTest(name = "{1} {2}")
    @CsvFileSource(resources = "/advisories.csv", numLinesToSkip = 1)
    void librariesHaveNoKnownVulnerability(String group, String artifact, String fixed, String advisories)
            throws IOException {
        assertThat(Version.parse(version(group, artifact))).as(advisories).isGreaterThanOrEqualTo(Version.parse(fixed));
    }

    /** The version in the name of the library's file on the class path. */
    private static String version(String group, String artifact) throws IOException {
        Pattern file = Pattern.compile(
                "/%s/%s/[^/]+/%s-([0-9][^/]*)\\.jar!".formatted(group.replace('.', '/'), artifact, artifact));
        return Collections.list(AdvisoriesTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                .map(manifest -> file.matcher(manifest.getPath()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(artifact + " is not used; delete its line"));
    }
}
