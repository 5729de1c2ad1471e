package dev.packit.stats.web.answer;

import dev.packit.stats.web.request.BadParameter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The format that the client asked for. All methods throw {@link BadParameter} if there is no such format. */
@Singleton
public class RequestedFormat {

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    /** Whether the client gets a page, rather than data. */
    boolean isPage() {
        return any() == Format.HTML;
    }

    /** Whether the client gets CSV or JSON lines. */
    public boolean isTable() {
        return any() == Format.CSV || any() == Format.JSONL;
    }

    /** Whether the client gets a feed. */
    public boolean isFeed() {
        return any() == Format.ATOM;
    }

    /** Whether the client of an image accepts JSON, but no image, so that it must be a program that wants to read errors. */
    public boolean isForProgram() {
        return !uri.getQueryParameters().containsKey("format")
                && Format.accepted(headers.getAcceptableMediaTypes(), List.of(Format.SVG, Format.JSON)) == Format.JSON;
    }

    /** YAML, unless JSON is asked for. */
    Format ofDocument() {
        return named(EnumSet.of(Format.JSON, Format.YAML)).orElseGet(() -> {
            List<Format> formats = List.of(Format.YAML, Format.JSON);
            return Format.accepted(headers.getAcceptableMediaTypes(), formats) == Format.JSON
                    ? Format.JSON
                    : Format.YAML;
        });
    }

    /** One of those of pages and lists. */
    Format any() {
        return among(EnumSet.of(Format.HTML, Format.JSON, Format.CSV, Format.JSONL, Format.ATOM));
    }

    Format among(Set<Format> formats) {
        return named(formats).orElseGet(() -> Format.accepted(headers.getAcceptableMediaTypes(), formats));
    }

    /** The format that the parameter names. */
    Optional<Format> named(Set<Format> formats) {
        List<String> given = uri.getQueryParameters().getOrDefault("format", List.of());
        if (given.size() > 1) {
            throw new BadParameter("format", "must be given only once");
        }
        String named = given.isEmpty() ? null : given.get(0);
        return named == null || named.isBlank() ? Optional.empty() : Optional.of(Format.named(named.strip(), formats));
    }
}
