package dev.packit.stats.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What the keys of the JSON mean: of one type ({@code Job.id}), or of all types that have a key of this name ({@code url}). */
final class KeyTexts {

    private final Properties texts = new Properties();

    KeyTexts() {
        try (InputStream in = KeyTexts.class.getResourceAsStream("/api/keys.properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns an empty text if there is none. */
    String of(String type, String key) {
        String own = own(type, key);
        return own.isEmpty() ? texts.getProperty(key, "") : own;
    }

    /** Returns only the text for this type; empty if there is none. */
    String own(String type, String key) {
        return texts.getProperty(type + "." + key, "");
    }
}
