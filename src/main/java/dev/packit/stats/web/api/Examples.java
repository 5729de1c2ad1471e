package dev.packit.stats.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers to the examples, each in a file that is named after its operation. A test compares them with real answers. */
final class Examples {

    private Examples() {}

    /** Returns JSON; null if the operation has none. */
    static @Nullable String of(Operation operation) {
        try (InputStream in = Examples.class.getResourceAsStream("/api/examples/%s.json".formatted(operation.id()))) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
