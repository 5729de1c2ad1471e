package dev.packit.stats.web.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The stylesheet. Its URL contains a hash of its contents, so that it can be cached forever. */
@Singleton
@Named("stylesheet")
public class Stylesheet {

    private final String css;
    private final String hash;

    Stylesheet() {
        try (InputStream resource = Stylesheet.class.getResourceAsStream("/web/style.css")) {
            byte[] bytes = resource.readAllBytes();
            css = new String(bytes, StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            hash = HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String path() {
        return "/style/%s.css".formatted(hash);
    }

    String css() {
        return css;
    }
}
