package dev.packit.stats;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * Saves job data and the metrics that everybody may push, each in a fresh folder, is impatient, and trusts whoever asks to be a
 * proxy.
 */
public class OnDisk implements QuarkusTestProfile {

    public static final String DATABASE = "packit_changing";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("packit.statistics.folder", freshFolder()),
                Map.entry("packit.push.enabled", "true"),
                Map.entry("packit.push.folder", freshFolder()),
                Map.entry("packit.push.deadline", "3s"),
                Map.entry("packit.request.body", "3s"),
                Map.entry("packit.request.headers", "3s"),
                Map.entry("packit.expensive.at-once", "2"),
                Map.entry("packit.expensive.patience", "300ms"),
                Map.entry("packit.overload.patience", "1s"),
                Map.entry("packit.download.at-once", "3"),
                Map.entry("packit.download.deadline", "20s"),
                Map.entry("packit.clients.per-minute", "1"),
                Map.entry("packit.clients.burst", "3"),
                Map.entry("packit.clients.trusted-proxies", "127.0.0.0/8,::1"),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("quarkus.http.proxy.allow-x-forwarded", "true"),
                Map.entry("quarkus.log.file.enabled", "true"),
                Map.entry("quarkus.log.file.path", freshFolder() + "/log"));
    }

    public static String freshFolder() {
        try {
            return Files.createTempDirectory("packit-stats").toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
