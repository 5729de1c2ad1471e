package dev.packit.stats.push;

import dev.packit.stats.web.answer.PlainError;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Accepts metrics that Packit's workers push as they would to Prometheus' Pushgateway, but sums them over all pushes. */
@Path("/metrics/{labels:job(@base64)?(/.*)?}")
@Blocking
public class PushResource {

    private static final int RETRY_AFTER_SECONDS = 5;

    @Inject
    Pushed pushed;

    @Inject
    PushReceiver receiver;

    @Inject
    PushRelay relay;

    @Inject
    PushAccess access;

    @PUT
    public CompletionStage<Response> put(RoutingContext context, InputStream body) {
        return answered(context, body, () -> receiver.receive(context, body));
    }

    @POST
    public CompletionStage<Response> post(RoutingContext context, InputStream body) {
        return answered(context, body, () -> receiver.receive(context, body));
    }

    /** Removes everything that was pushed with these labels. */
    @DELETE
    public CompletionStage<Response> delete(RoutingContext context) {
        return answered(context, InputStream.nullInputStream(), () -> receiver.remove(context));
    }

    @GET
    public Response get(RoutingContext context) {
        return PlainError.of(
                        context,
                        Response.Status.METHOD_NOT_ALLOWED.getStatusCode(),
                        "Use POST or PUT to push metrics here. To read metrics, use /metrics.")
                .response()
                .header(HttpHeaders.ALLOW, "DELETE, POST, PUT")
                .build();
    }

    /** @param request what to do if pushes are kept here; otherwise they are passed on, without blocking a thread */
    private CompletionStage<Response> answered(RoutingContext context, InputStream body, Runnable request) {
        try {
            if (relay.isOn()) {
                return relay.pass(context, body).thenApply(RelayedAnswer::response);
            }
            return CompletableFuture.completedStage(kept(context, request));
        } catch (Refused refused) {
            return CompletableFuture.completedStage(answer(context, refused));
        }
    }

    private Response kept(RoutingContext context, Runnable request) {
        if (!pushed.isEnabled()) {
            return PlainError.of(
                            context,
                            Response.Status.NOT_FOUND.getStatusCode(),
                            "Pushing metrics is disabled. Set PACKIT_PUSH_ENABLED=true to enable it.")
                    .response()
                    .build();
        }
        request.run();
        return Response.accepted().build();
    }

    private Response answer(RoutingContext context, Refused refused) {
        Response.ResponseBuilder answer = PlainError.of(
                        context, refused.result().status(), refused.sentence())
                .response();
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
}
