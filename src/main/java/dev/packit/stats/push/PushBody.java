package dev.packit.stats.push;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the body of a push, up to a maximum size. */
final class PushBody {

    private PushBody() {}

    /**
     * @param encoding the Content-Encoding header; null if absent
     * @param most maximum number of bytes, both before and after decompression
     * @throws Refused if the body is larger or is not UTF-8 text
     */
    static String read(InputStream body, @Nullable String encoding, int most) {
        String named = encoding == null ? "identity" : encoding;
        byte[] bytes = switch (named.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> received(body, most);
            case "gzip", "x-gzip" -> inflated(received(body, most), most);
            default ->
                throw new Refused(
                        PushResult.UNSUPPORTED,
                        "The Content-Encoding must be gzip or identity, not %s.".formatted(Refused.quoted(named)));
        };
        return text(bytes);
    }

    private static byte[] received(InputStream body, int most) {
        try {
            return checked(body.readNBytes(most + 1), most);
        } catch (IOException interrupted) {
            throw Refused.bad("The body is incomplete.");
        }
    }

    private static byte[] inflated(byte[] deflated, int most) {
        try (InputStream inflating = new GZIPInputStream(new ByteArrayInputStream(deflated))) {
            return checked(inflating.readNBytes(most + 1), most);
        } catch (IOException unreadable) {
            throw Refused.bad("The body is not valid gzip, although its Content-Encoding is gzip.");
        }
    }

    private static byte[] checked(byte[] bytes, int most) {
        if (bytes.length > most) {
            throw new Refused(PushResult.TOO_LARGE, "A push must not be larger than %d bytes.".formatted(most));
        }
        return bytes;
    }

    /** Reports the line number if the bytes are not UTF-8. */
    private static String text(byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(read, text, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < read.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw Refused.bad("Line %d: not valid UTF-8.", line);
        }
        return text.flip().toString();
    }
}
