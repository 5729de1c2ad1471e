package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import dev.packit.stats.push.PushReceiver.Result;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;

/** The formats of pushes, by their Content-Type. */
enum PushFormat {
    /** Prometheus' text format 0.0.4, also assumed for any other Content-Type, such as curl's. */
    TEXT {
        @Override
        Exposition read(byte[] body, SortedMap<String, String> labels, Limits limits) {
            return Exposition.read(text(body), labels, limits);
        }
    },
    OPEN_METRICS {
        @Override
        Exposition read(byte[] body, SortedMap<String, String> labels, Limits limits) {
            return OpenMetrics.read(text(body), labels, limits);
        }
    },
    PROTOBUF {
        @Override
        Exposition read(byte[] body, SortedMap<String, String> labels, Limits limits) {
            return Protobuf.read(body, labels, limits);
        }
    };

    /**
     * @param labels those of the address
     * @throws Refused if the body is invalid
     */
    abstract Exposition read(byte[] body, SortedMap<String, String> labels, Limits limits);

    /** @throws Refused if it is an unsupported format of Prometheus */
    static PushFormat of(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]+", "");
        if (type.startsWith("application/openmetrics-text")) {
            return OPEN_METRICS;
        }
        if (!type.startsWith("application/vnd.google.protobuf")) {
            return TEXT;
        }
        if (type.contains(";proto=io.prometheus.client.metricfamily") && type.contains(";encoding=delimited")) {
            return PROTOBUF;
        }
        throw new Refused(
                Result.UNSUPPORTED,
                "A push as protocol buffers must consist of io.prometheus.client.MetricFamily with encoding=delimited.");
    }

    /** Reports the line number if the bytes are not UTF-8. */
    private static String text(byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(read, text, true).isError()) {
            int line = 1;
            for (int i = 0; i < read.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw Refused.bad("Line %d: not valid UTF-8.", line);
        }
        return text.flip().toString();
    }
}
