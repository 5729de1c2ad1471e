package dev.packit.stats.web.answer;

import dev.packit.stats.web.request.TryLater;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/** An error of an address that is for programs: a sentence instead of a page, or JSON to those who ask for it. */
public record PlainError(int status, Format format, String body) {

    public static PlainError of(RoutingContext context, int status, String sentence) {
        String header = context.request().getHeader(HttpHeaders.ACCEPT);
        List<MediaType> accepted = header == null
                ? List.of()
                : Arrays.stream(header.split(","))
                        .map(type -> MediaType.valueOf(type.strip()))
                        .toList();
        boolean json = Format.ofErrors(context.queryParam("format"), accepted, Format.TEXT) == Format.JSON;
        return new PlainError(
                status, json ? Format.JSON : Format.TEXT, json ? json(status, sentence) : sentence + "\n");
    }

    /** @param refusal what a filter would throw */
    public static PlainError of(RoutingContext context, RuntimeException refusal) {
        return of(context, status(refusal), Sentences.of(refusal));
    }

    private static int status(RuntimeException refusal) {
        if (refusal instanceof WebApplicationException failure) {
            return failure.getResponse().getStatus();
        }
        return ((TryLater) refusal).status().getStatusCode();
    }

    /** The same as that of a {@link Problem}. */
    private static String json(int status, String sentence) {
        return new JsonObject()
                .put("status", status)
                .put("title", Errors.title(status))
                .put("detail", sentence)
                .putNull("parameter")
                .encode();
    }

    /** As the response of a resource. */
    public Response.ResponseBuilder response() {
        return Response.status(status).type(format.contentType()).entity(body);
    }

    /** As the response of a route. */
    public void end(RoutingContext context) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, format.contentType())
                .end(body);
    }
}
