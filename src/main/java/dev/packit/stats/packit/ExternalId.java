package dev.packit.stats.packit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ways in which other systems identify what a job works on, so that the job can be found by it. */
public enum ExternalId {
    COPR_BUILD("Copr build", true),
    IMAGE_BUILD("image build", true),
    KOJI_TASK("Koji task", true),
    TEST_REQUEST("Testing Farm request", true),
    SCAN("OpenScanHub task", true),
    ANALYSIS("Log Detective analysis", true),
    /** Name, version and release of a build; columns may have several of them. */
    NVR("NVR", false),
    UPDATE("Bodhi update", false),
    SIDE_TAG("side tag", false);

    private final String words;
    private final boolean indexed;

    ExternalId(String words, boolean indexed) {
        this.words = words;
        this.indexed = indexed;
    }

    /** What it identifies, as written in the middle of a sentence. */
    public String words() {
        return words;
    }

    /** Whether Packit's database has indexes for it. */
    public boolean isIndexed() {
        return indexed;
    }

    /** Whether its columns hold numbers; all others hold texts. */
    public boolean isNumber() {
        return this == SCAN;
    }

    /** Everything that the value of a column can be found by, in lower case: a build also without its release. */
    public List<String> keys(String stored) {
        String lower = stored.strip().toLowerCase(Locale.ROOT);
        return this == NVR
                ? Arrays.stream(lower.split("[\\s,]+"))
                        .filter(nvr -> !nvr.isEmpty())
                        .flatMap(ExternalId::withoutRelease)
                        .distinct()
                        .toList()
                : List.of(lower);
    }

    private static Stream<String> withoutRelease(String nvr) {
        int release = nvr.lastIndexOf('-');
        return release > 0 && nvr.lastIndexOf('-', release - 1) > 0
                ? Stream.of(nvr, nvr.substring(0, release))
                : Stream.of(nvr);
    }
}
