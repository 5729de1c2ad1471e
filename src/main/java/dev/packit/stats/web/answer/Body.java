package dev.packit.stats.web.answer;

import dev.packit.stats.web.Characters;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The content of a response, in UTF-8: encoded once, and compressed at most once. */
final class Body {

    /** When data was read or asked for, in JSON. It has no part in the tag, since the data may still be the same. */
    private static final Pattern MOMENTS = Pattern.compile("^\\{\"at\":\"[^\"]*\"|\"(as_of|counted)\":\"[^\"]*\"");

    private final byte[] plain;
    private final Gzip compression;
    private final EntityTag tag;
    private volatile byte @Nullable [] compressed;

    private Body(byte[] plain, Gzip compression, EntityTag tag) {
        this.plain = plain;
        this.compression = compression;
        this.tag = tag;
    }

    static Body of(String text, Gzip compression) {
        byte[] plain = Characters.printable(text).getBytes(StandardCharsets.UTF_8);
        return new Body(plain, compression, tag(plain));
    }

    static Body ofJson(String json, Gzip compression) {
        byte[] plain = json.getBytes(StandardCharsets.UTF_8);
        String timeless = MOMENTS.matcher(json).replaceAll("");
        boolean isTimeless = timeless.length() == json.length();
        return new Body(plain, compression, tag(isTimeless ? plain : timeless.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] plain() {
        return plain;
    }

    byte[] compressed() {
        byte[] known = compressed;
        if (known == null) {
            known = compression.of(plain);
            compressed = known;
        }
        return known;
    }

    /** In bytes, in both forms. */
    int size() {
        return plain.length + compressed().length;
    }

    /** A weak tag, because a compressed and an uncompressed response have the same one. */
    EntityTag tag() {
        return tag;
    }

    /** Whether the client already has this version; compared weakly, as RFC 9110 requires. */
    boolean isKnown(HttpHeaders request) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.strip().equals("*") || known.contains("\"%s\"".formatted(tag.getValue())));
    }

    private static EntityTag tag(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return new EntityTag("%08x-%x".formatted(sum.getValue(), bytes.length), true);
    }
}
