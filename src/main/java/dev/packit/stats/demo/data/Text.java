package dev.packit.stats.demo.data;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A text with placeholders such as {@code {key}}. */
record Text(String text) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    Text with(String key, Object value) {
        return new Text(text.replace("{" + key + "}", value.toString()));
    }

    /** Fills in the text as a log, in which the {@code {time}} of every line is shortly after that of the previous one. */
    String stamped(Instant from) {
        StringBuilder log = new StringBuilder();
        Instant time = from;
        for (String line : text.split("\n")) {
            time = time.plus(Duration.ofMillis(37 + line.length() * 11L));
            log.append(line.replace("{time}", TIME.format(time))).append('\n');
        }
        return log.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
