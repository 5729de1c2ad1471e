package dev.packit.stats.web.answer;

import dev.packit.stats.web.request.BadParameter;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The format of a response, chosen by the parameter {@code format} or, if that is absent, by the {@code Accept} header. */
public enum Format {
    HTML(MediaType.TEXT_HTML),
    JSON(MediaType.APPLICATION_JSON),
    /** For tables. */
    CSV("text/csv"),
    /** One JSON value per line, for tables. */
    JSONL("application/x-ndjson"),
    /** For lists. */
    ATOM("application/atom+xml"),
    /** For charts. */
    SVG("image/svg+xml"),
    /** For badges that Shields.io draws. */
    SHIELDS(MediaType.APPLICATION_JSON),
    /** For the description of the JSON. */
    YAML("application/yaml"),
    /** For errors in place of tables and images. */
    TEXT("text/plain");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of the format with a word as in {@code format}. */
    public static String mediaType(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT)).mediaType;
    }

    /** The value of the {@code Content-Type} header. */
    String contentType() {
        return mediaType + ";charset=UTF-8";
    }

    /** Whether the address alone determines it, so that everybody gets the same. */
    boolean isOfAddress() {
        return this == SVG || this == SHIELDS;
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

    /** Returns the first format that the client accepts, in the client's order; HTML if it accepts none of them. */
    static Format accepted(List<MediaType> accepted, Collection<Format> formats) {
        return accepted.stream()
                .filter(type -> !type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?"))
                .flatMap(type ->
                        formats.stream().filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType))))
                .findFirst()
                .orElse(HTML);
    }

    /**
     * Returns the format of an error, even if the request is not clear about it.
     *
     * @param named the values of the parameter {@code format}
     * @param usual what those get who accept anything
     */
    static Format ofErrors(List<String> named, List<MediaType> accepted, Format usual) {
        Set<Format> known = EnumSet.noneOf(Format.class);
        for (Format format : values()) {
            if (named.stream().anyMatch(name -> format.word().equalsIgnoreCase(name.strip()))) {
                known.add(format);
            }
        }
        boolean json = known.contains(JSON) || known.contains(SHIELDS);
        if (json || known.contains(HTML)) {
            return json ? JSON : HTML;
        }
        List<Format> formats = new ArrayList<>(List.of(values()));
        formats.add(0, known.isEmpty() ? usual : TEXT);
        Format format = accepted(accepted, formats);
        return format == HTML || format == JSON ? format : TEXT;
    }

    /** Its name in URLs. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
