package dev.packit.stats.web.page;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;

/** A file that is part of all pages. Its URL contains a hash of its contents, so that it can be cached forever. */
record Asset(String text, String hash) {

    /** @param name of a file in {@code web/} */
    static Asset of(String name) {
        try (InputStream resource = Asset.class.getResourceAsStream("/web/" + name)) {
            byte[] bytes = resource.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(
                    new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(digest, 0, 6));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For any hash, since a page from before an upgrade requests an old one. */
    RestResponse<String> answer() {
        return RestResponse.ResponseBuilder.ok(text)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
