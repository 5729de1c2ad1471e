package dev.packit.stats.web.request;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the filters of resources refuse, for routes that are not resources. */
public final class Refusals {

    private Refusals() {}

    /** Returns what a filter would throw for the request; null for nothing. */
    public static @Nullable RuntimeException of(RoutingContext context) {
        if (!HostHeader.isValid(context.request().authority())) {
            return new BadRequestException(HostHeader.PROBLEM);
        }
        Duration wait = ClientLimit.wait(context);
        if (!wait.isZero()) {
            return TooManyRequests.after(wait);
        }
        RuntimeException refusal = RequestBodies.refusal(BodyReader.end(context));
        return refusal == null ? Overload.refusal(context) : refusal;
    }
}
