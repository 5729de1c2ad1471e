package dev.packit.stats.push;

import dev.packit.stats.push.PushReceiver.Result;
import dev.packit.stats.web.request.BodyReader;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/** Checks whether a push is allowed, in time and small enough, before its content is looked at. */
@ApplicationScoped
class PushEntrance {

    static final String TOO_MANY = "Too many pushes are being processed. Try again in a few seconds.";

    @Inject
    PushConfig config;

    @Inject
    PushAccess access;

    /** Whether pushes are accepted at all: to be kept here, or to be passed on. */
    boolean isOpen() {
        return config.enabled() || config.forwardTo().isPresent();
    }

    /** Whether it is worth reading the body of a push. */
    boolean isWelcome(HttpServerRequest request) {
        return isOpen() && isGranted(request);
    }

    private boolean isGranted(HttpServerRequest request) {
        return access.isGranted(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    /** @throws Refused if required credentials are missing or wrong */
    void requireAccess(HttpServerRequest request) {
        if (!isGranted(request)) {
            throw new Refused(Result.UNAUTHORIZED, "A push needs valid credentials in the Authorization header.");
        }
    }

    /** @throws Refused if the body has not arrived in time, is too large or malformed, or if too many arrived at once */
    void requireBody(RoutingContext context) {
        switch (BodyReader.end(context)) {
            case TOO_LATE ->
                throw new Refused(
                        Result.TOO_LATE,
                        "A push must arrive within %d seconds."
                                .formatted(config.deadline().toSeconds()));
            case MALFORMED -> throw Refused.bad("The body is not valid HTTP.");
            case TOO_MANY -> throw new Refused(Result.UNAVAILABLE, TOO_MANY);
            case TOO_LARGE -> throw tooLarge();
            case COMPLETE -> {
                // the size is checked once more where it is read, since compressed bodies are limited, too
            }
        }
    }

    /** @throws Refused if it is too large */
    byte[] read(InputStream body) {
        try {
            return limited(body);
        } catch (IOException interrupted) {
            throw Refused.bad("The body is incomplete.");
        }
    }

    /** Limits the size both before and after decompression. */
    byte[] limited(InputStream body) throws IOException {
        int most = most();
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw tooLarge();
        }
        return bytes;
    }

    private Refused tooLarge() {
        return new Refused(Result.TOO_LARGE, "A push must not be larger than %d bytes.".formatted(most()));
    }

    private int most() {
        return (int) Math.min(config.body().asLongValue(), Integer.MAX_VALUE - 8L);
    }
}
