package dev.packit.stats.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** The one place where the format of an answer is chosen. A resource gives its data and the page that shows them. */
@Singleton
public class Answers {

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    /** The data in the format that the reader asked for. */
    public <T> Response of(T data, Function<T, TemplateInstance> page) {
        return as(format(), Response.Status.OK, data, page);
    }

    /** An error in the format that was asked for, as far as that can be told. */
    <T> Response error(Response.StatusType status, T data, Function<T, TemplateInstance> page) {
        Format format;
        try {
            format = format();
        } catch (BadParameter unknownFormat) {
            format = Format.accepted(headers.getAcceptableMediaTypes());
        }
        return as(format, status, data, page);
    }

    private Format format() {
        List<String> given = uri.getQueryParameters().getOrDefault("format", List.of());
        if (given.size() > 1) {
            throw new BadParameter("format", "is given more than once; it takes one value");
        }
        String named = given.isEmpty() ? null : given.get(0);
        return named == null || named.isBlank()
                ? Format.accepted(headers.getAcceptableMediaTypes())
                : Format.named(named.strip());
    }

    private static <T> Response as(
            Format format, Response.StatusType status, T data, Function<T, TemplateInstance> page) {
        Object body = switch (format) {
            case HTML -> page.apply(data).render();
            case JSON -> data;
        };
        return Response.status(status)
                .entity(body)
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.VARY, "Accept, Cookie")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
