package dev.packit.stats.web.request;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies of requests before a thread is occupied by them: up to a size each and in total, and until a deadline. Otherwise
 * a client that sends a byte now and then keeps a thread waiting, and as many of them as there are threads stop every page.
 */
public final class BodyReader {

    /** How reading a body has ended. */
    public enum End {
        COMPLETE,
        TOO_LARGE,
        TOO_LATE,
        /** Not valid HTTP. */
        MALFORMED,
        /** All bodies together are too large. */
        TOO_MANY
    }

    private static final String END = BodyReader.class.getName();

    private static final Set<HttpMethod> WITH_BODIES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Duration deadline;
    private final long mostInTotal;
    private final AtomicLong held = new AtomicLong();

    /** @param mostInTotal maximum size of all bodies whose requests have not been answered, in bytes */
    public BodyReader(Duration deadline, long mostInTotal) {
        this.deadline = deadline;
        this.mostInTotal = mostInTotal;
    }

    /**
     * Reads the body, if there is one that has not been read, and passes the request on with what has been read. Of a body that
     * is too large, that is nothing if its length was declared, and at least one byte more than the maximum otherwise.
     *
     * @param most maximum size, in bytes
     */
    public void read(RoutingContext context, long most) {
        if (!isRead(context) && mayHaveBody(context.request())) {
            new Reading(context, most).start();
        } else {
            context.next();
        }
    }

    /** Whether the body of this request has been read. */
    static boolean isRead(RoutingContext context) {
        return context.get(END) != null;
    }

    public static End end(RoutingContext context) {
        return Objects.requireNonNullElse(context.get(END), End.COMPLETE);
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? WITH_BODIES.contains(request.method()) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                : !length.equals("0");
    }

    /** The body of one request; used by one thread only. */
    private final class Reading {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private final long most;
        private final Buffer body = Buffer.buffer();
        private boolean ended;
        private long counted;
        private long timer;

        Reading(RoutingContext context, long most) {
            this.context = context;
            this.request = context.request();
            this.most = most;
        }

        void start() {
            if (request.isEnded()) {
                end(End.COMPLETE);
                return;
            }
            context.addEndHandler(answered -> release());
            timer = context.vertx().setTimer(deadline.toMillis(), id -> late());
            request.exceptionHandler(gone -> {
                ended = true;
                context.vertx().cancelTimer(timer);
                release();
            });
            request.endHandler(complete -> ended());
            request.handler(this::add);
            boolean isAwaited = request.version() != HttpVersion.HTTP_1_0
                    && request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true);
            if (isTooLarge()) {
                if (isAwaited) {
                    closeAfterwards();
                }
                end(End.TOO_LARGE);
            } else if (isAwaited) {
                context.response().writeContinue();
            }
            request.resume();
        }

        /** Whether the client itself says so. */
        private boolean isTooLarge() {
            @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length != null && Long.parseLong(length) > most;
        }

        private void ended() {
            context.vertx().cancelTimer(timer);
            if (!InvalidRequest.isBodyMalformed(request)) {
                end(End.COMPLETE);
            } else if (ended) {
                request.connection().close();
            } else {
                closeAfterwards();
                end(End.MALFORMED);
            }
        }

        private void closeAfterwards() {
            context.addEndHandler(answered -> request.connection().close());
        }

        /** What is beyond the maximum is received and forgotten, because a client may read the response only afterwards. */
        private void add(Buffer part) {
            if (ended) {
                return;
            }
            body.appendBuffer(part);
            counted += part.length();
            boolean tooMany = held.addAndGet(part.length()) > mostInTotal;
            if (body.length() > most) {
                end(End.TOO_LARGE);
            } else if (tooMany) {
                end(End.TOO_MANY);
            }
        }

        private void late() {
            if (ended) {
                request.connection().close();
            } else {
                closeAfterwards();
                end(End.TOO_LATE);
            }
        }

        private void end(End end) {
            if (!ended) {
                ended = true;
                ((RoutingContextInternal) context).setBody(body);
                context.put(END, end);
                context.next();
            }
        }

        private void release() {
            held.addAndGet(-counted);
            counted = 0;
        }
    }
}
