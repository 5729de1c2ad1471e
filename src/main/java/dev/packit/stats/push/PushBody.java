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

/** Reads what was sent, and never more of it than is allowed. */
final class PushBody {

    private PushBody() {}

    /**
     * @param encoding of the header Content-Encoding, null where there is none
     * @param most bytes, before and after they are inflated
     * @throws Refused where there are more, or they are no text
     */
    static String read(InputStream body, String encoding, int most) {
        byte[] bytes = switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> received(body, most);
            case "gzip", "x-gzip" -> inflated(received(body, most), most);
            default ->
                throw new Refused(
                        PushResult.UNSUPPORTED,
                        "A push can be encoded as gzip, or not at all, but not as %s."
                                .formatted(Refused.quoted(encoding)));
        };
        return text(bytes);
    }

    private static byte[] received(InputStream body, int most) {
        try {
            return checked(body.readNBytes(most + 1), most);
        } catch (IOException interrupted) {
            throw Refused.bad("The body ended early.");
        }
    }

    private static byte[] inflated(byte[] deflated, int most) {
        try (InputStream inflating = new GZIPInputStream(new ByteArrayInputStream(deflated))) {
            return checked(inflating.readNBytes(most + 1), most);
        } catch (IOException unreadable) {
            throw Refused.bad("The body is not gzip, as its Content-Encoding says.");
        }
    }

    private static byte[] checked(byte[] bytes, int most) {
        if (bytes.length > most) {
            throw new Refused(PushResult.TOO_LARGE, "A push has at most %d bytes.".formatted(most));
        }
        return bytes;
    }

    /** Told with its line where it is no text. */
    private static String text(byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(read, text, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < read.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw Refused.bad("Line %d: this is not UTF-8.", line);
        }
        return text.flip().toString();
    }
}
