package dev.packit.stats;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Saves job data and the metrics that everybody may push, each in a fresh folder. */
public class OnDisk implements QuarkusTestProfile {

    public static final String DATABASE = "packit_changing";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "packit.statistics.folder", freshFolder(),
                "packit.push.enabled", "true",
                "packit.push.folder", freshFolder());
    }

    static String freshFolder() {
        try {
            return Files.createTempDirectory("packit-stats").toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
