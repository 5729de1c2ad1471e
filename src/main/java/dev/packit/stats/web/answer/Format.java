package dev.packit.stats.web.answer;

import dev.packit.stats.web.request.BadParameter;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How an answer is written. Chosen by {@code format}, and by the {@code Accept} header where that is absent. */
enum Format {
    HTML(MediaType.TEXT_HTML),
    JSON(MediaType.APPLICATION_JSON),
    /** Of what is a table. */
    CSV("text/csv"),
    /** Of what is a picture. */
    SVG("image/svg+xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** With the charset, for {@code Content-Type}. */
    String contentType() {
        return mediaType + ";charset=UTF-8";
    }

    static Format named(String name, Set<Format> formats) {
        return formats.stream()
                .filter(format -> format.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadParameter(
                        "format",
                        "must be one of %s, not “%s”"
                                .formatted(
                                        formats.stream().map(Format::word).collect(Collectors.joining(", ")), name)));
    }

    /** The first that the reader accepts, in the reader's order; HTML where none of these is. */
    static Format accepted(List<MediaType> accepted, Set<Format> formats) {
        return accepted.stream()
                .filter(type -> !type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?"))
                .flatMap(type ->
                        formats.stream().filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType))))
                .findFirst()
                .orElse(HTML);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
