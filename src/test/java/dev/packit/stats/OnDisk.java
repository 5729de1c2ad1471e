package dev.packit.stats;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Saves job data and the metrics that everybody may push, each in a fresh folder, and is impatient with slow clients. */
public class OnDisk implements QuarkusTestProfile {

    public static final String DATABASE = "packit_changing";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "packit.statistics.folder", freshFolder(),
                "packit.push.enabled", "true",
                "packit.push.folder", freshFolder(),
                "packit.push.deadline", "3s",
                "packit.request.body", "3s",
                "packit.request.headers", "3s",
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", freshFolder() + "/log");
    }

    static String freshFolder() {
        try {
            return Files.createTempDirectory("packit-stats").toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
