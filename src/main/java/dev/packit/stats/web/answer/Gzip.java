package dev.packit.stats.web.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compression with gzip. */
enum Gzip {

    /** For what is sent once: the time counts. */
    FAST(Deflater.BEST_SPEED),
    /** For what is sent many times: the size counts. */
    SMALL(Deflater.DEFAULT_COMPRESSION);

    /** The name of the encoding in HTTP. */
    static final String NAME = "gzip";

    /** A part of an {@code Accept-Encoding} header. */
    private static final Pattern CODING =
            Pattern.compile("([^\\s;]+)(?:\\s*+;\\s*+[qQ]=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?");

    private final int level;

    Gzip(int level) {
        this.level = level;
    }

    /**
     * Whether a client prefers gzip to no encoding.
     *
     * @param accepted its {@code Accept-Encoding} header; null if it has none
     */
    static boolean isPreferred(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        double any = 0;
        double none = 0;
        Double gzip = null;
        for (String part : accepted.split(",")) {
            Matcher coding = CODING.matcher(part.strip());
            if (coding.matches()) {
                double weight = coding.group(2) == null ? 1 : Double.parseDouble(coding.group(2));
                switch (coding.group(1).toLowerCase(Locale.ROOT)) {
                    case NAME, "x-gzip" -> gzip = weight;
                    case "identity" -> none = weight;
                    case "*" -> any = weight;
                    default -> {
                        // an encoding that we do not use
                    }
                }
            }
        }
        double weight = gzip == null ? any : gzip;
        return weight > 0 && weight >= none;
    }

    byte[] of(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed) {
            {
                def.setLevel(level);
            }
        }) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    static byte[] plain(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
