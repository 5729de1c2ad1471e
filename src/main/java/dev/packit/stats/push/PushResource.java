package dev.packit.stats.push;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Accepts metrics that Packit's workers push as they would to Prometheus' Pushgateway, but sums them over all pushes. */
@Path("/metrics/{labels:job(@base64)?(/.*)?}")
@Blocking
public class PushResource {

    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

    private static final int RETRY_AFTER_SECONDS = 5;

    @Inject
    Pushed pushed;

    @Inject
    PushReceiver receiver;

    @Inject
    PushAccess access;

    @PUT
    public Response put(RoutingContext context, InputStream body) {
        return push(context, body);
    }

    @POST
    public Response post(RoutingContext context, InputStream body) {
        return push(context, body);
    }

    @GET
    public Response get() {
        return notAllowed();
    }

    @DELETE
    public Response delete() {
        return notAllowed();
    }

    /** DELETE is not supported, because a sum over many pushes cannot be undone for a single one. */
    private static Response notAllowed() {
        return text(
                        Response.Status.METHOD_NOT_ALLOWED.getStatusCode(),
                        "Use POST or PUT to push metrics here. To read metrics, use /metrics.")
                .header(HttpHeaders.ALLOW, "POST, PUT")
                .build();
    }

    private Response push(RoutingContext context, InputStream body) {
        if (!pushed.isEnabled()) {
            return text(
                            Response.Status.NOT_FOUND.getStatusCode(),
                            "Pushing metrics is disabled. Set PACKIT_PUSH_ENABLED=true to enable it.")
                    .build();
        }
        try {
            receiver.receive(context, body);
            return Response.accepted().build();
        } catch (Refused refused) {
            return answer(refused);
        }
    }

    private Response answer(Refused refused) {
        Response.ResponseBuilder answer = text(refused.result().status(), refused.sentence());
        return switch (refused.result()) {
            case UNAUTHORIZED -> {
                access.challenges().forEach(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
                yield answer.build();
            }
            case UNAVAILABLE ->
                answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
            default -> answer.build();
        };
    }

    private static Response.ResponseBuilder text(int status, String sentence) {
        return Response.status(status).type(TEXT).entity(sentence + "\n");
    }
}
