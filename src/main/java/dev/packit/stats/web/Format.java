package dev.packit.stats.web;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an answer is written. Chosen by {@code format}, and by the {@code Accept} header where that is absent. */
enum Format {
    HTML(MediaType.TEXT_HTML),
    JSON(MediaType.APPLICATION_JSON);

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** With the charset, for {@code Content-Type}. */
    String contentType() {
        return mediaType + ";charset=UTF-8";
    }

    static Format named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadParameter(
                        "format",
                        "takes one of %s, not “%s”"
                                .formatted(
                                        Arrays.stream(values())
                                                .map(Format::word)
                                                .collect(Collectors.joining(", ")),
                                        name)));
    }

    /** The first that the reader accepts, in the reader's order; HTML where none of ours is. */
    static Format accepted(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> !type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?"))
                .flatMap(type -> Arrays.stream(values())
                        .filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType))))
                .findFirst()
                .orElse(HTML);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
