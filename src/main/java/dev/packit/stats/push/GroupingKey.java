package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import dev.packit.stats.web.Urls;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels in the path of a push, which are added to all its series.
 *
 * @see <a href="https://github.com/prometheus/pushgateway#url">URL of Prometheus' Pushgateway</a>
 */
final class GroupingKey {

    private static final String BASE64 = "@base64";

    private static final String USAGE = "Push to /metrics/job/{job}[/{label}/{value}…].";

    /** The character that Java's decoders substitute for malformed bytes. */
    private static final char UNDECODABLE = '\uFFFD';

    private GroupingKey() {}

    /**
     * @param path the encoded path: {@code /metrics}, which has no labels, or one that starts with {@code /metrics/job}
     * @throws Refused if it is invalid
     */
    static SortedMap<String, String> of(String path, Limits limits) {
        String written = path.replaceFirst("^/metrics/?", "").replaceFirst("/$", "");
        if (written.isEmpty()) {
            return Collections.emptySortedMap();
        }
        String[] segments = written.split("/", -1);
        if (segments.length % 2 != 0) {
            throw Refused.bad("A label in the address has no value. " + USAGE);
        }
        SortedMap<String, String> labels = new TreeMap<>();
        for (int i = 0; i < segments.length; i += 2) {
            put(labels, Urls.decoded(segments[i]), Urls.decoded(segments[i + 1]), limits);
        }
        if (labels.getOrDefault("job", "").isEmpty()) {
            throw Refused.bad("The address does not name a job. " + USAGE);
        }
        return labels;
    }

    private static void put(SortedMap<String, String> labels, String name, String value, Limits limits) {
        boolean encoded = name.endsWith(BASE64);
        String label = encoded ? name.substring(0, name.length() - BASE64.length()) : name;
        if (!Notation.isLabel(label) || label.equals(Notation.BOUNDARY) || label.equals(Notation.QUANTILE)) {
            throw Refused.bad("%s in the address is not a valid label name.", Refused.quoted(label));
        }
        String plain = encoded ? fromBase64(value) : value;
        if (label.length() > limits.nameLength() || plain.length() > limits.valueLength()) {
            throw Refused.bad("A label in the address is too long.");
        }
        if (plain.indexOf(UNDECODABLE) >= 0) {
            throw Refused.bad("The label %s in the address is not UTF-8.", label);
        }
        if (labels.put(label, plain) != null) {
            throw Refused.bad("The label %s is in the address twice.", label);
        }
    }

    private static String fromBase64(String value) {
        try {
            String unpadded = Urls.withoutTrailing('=', value);
            return new String(Base64.getUrlDecoder().decode(unpadded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw Refused.bad("%s in the address is not base64.", Refused.quoted(value));
        }
    }
}
