package dev.packit.stats.web.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;

/** The stylesheet. Its URL contains a hash of its contents, so that it can be cached forever. */
@Path("/style")
@Singleton
@Named("stylesheet")
public class StylesheetResource {

    private final String css;
    private final String hash;

    StylesheetResource() {
        try (InputStream resource = StylesheetResource.class.getResourceAsStream("/web/style.css")) {
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

    /** For any hash, since a page from before an upgrade requests an old one. */
    @GET
    @Path("{name}")
    @Produces("text/css;charset=UTF-8")
    public RestResponse<String> style() {
        return RestResponse.ResponseBuilder.ok(css)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
