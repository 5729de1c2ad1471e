package dev.packit.stats.push;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** Accepts metrics without labels in the address, as the aggregation gateway does. */
@Path("/metrics")
@Blocking
public class UnlabeledPushResource {

    @Inject
    PushResource pushes;

    @PUT
    public CompletionStage<Response> put(RoutingContext context, InputStream body) {
        return pushes.put(context, body);
    }

    @POST
    public CompletionStage<Response> post(RoutingContext context, InputStream body) {
        return pushes.post(context, body);
    }
}
