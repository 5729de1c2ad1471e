package dev.packit.stats.push;

import java.util.SortedMap;
import java.util.stream.Collectors;

/** Sorted labels as text, which identifies a series within its family: {@code job="worker-0",reason="error"}. */
final class Labels {

    private Labels() {}

    static String text(SortedMap<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> "%s=\"%s\"".formatted(label.getKey(), escaped(label.getValue())))
                .collect(Collectors.joining(","));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
