package dev.packit.stats.web.request;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what is not valid HTTP, which Vert.x would answer by itself without a body, as a request for an address that no
 * client can send, so that it is answered like every other error. What had been read before the fault counts, such as an
 * {@code Accept} header, and, if that is nothing, what {@link RequestBeginning} remembers. A body that is not valid HTTP ends there.
 * Nothing else is read from the connection.
 */
final class InvalidRequest extends ChannelInboundHandlerAdapter {

    /** The start of the address. Clients cannot send this character, since each byte of theirs becomes a character. */
    private static final String ADDRESS = "/…";

    private static final AttributeKey<Boolean> MALFORMED_BODY = AttributeKey.valueOf(InvalidRequest.class, "body");

    private final RequestBeginning beginning;
    private boolean ended;

    InvalidRequest(RequestBeginning beginning) {
        this.beginning = beginning;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (ended) {
            ReferenceCountUtil.release(received);
        } else if (received instanceof DefaultHttpRequest request) {
            begin(context, request);
        } else if (received instanceof HttpObject part && part.decoderResult().isFailure()) {
            ended = true;
            ReferenceCountUtil.release(received);
            context.channel().attr(MALFORMED_BODY).set(true);
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        } else {
            context.fireChannelRead(received);
        }
    }

    private void begin(ChannelHandlerContext context, DefaultHttpRequest request) {
        RequestFault fault = RequestFault.of(request);
        if (fault == null) {
            beginning.complete();
            normalize(request);
            context.fireChannelRead(request);
        } else {
            ended = true;
            replace(request, fault);
            context.fireChannelRead(request);
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    /** So that Vert.x, which compares with a single value only, sees all that close a connection, and no later HTTP/1.x. */
    private static void normalize(DefaultHttpRequest request) {
        if (request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        if (request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) > 0) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
    }

    private void replace(DefaultHttpRequest request, RequestFault fault) {
        int query = request.uri().indexOf('?');
        request.setUri(ADDRESS
                + fault.name()
                + (query < 0
                        ? beginning.format().map("?"::concat).orElse("")
                        : request.uri().substring(query)));
        if (!request.headers().contains(HttpHeaderNames.ACCEPT)) {
            beginning.accept().ifPresent(accept -> request.headers().set(HttpHeaderNames.ACCEPT, accept));
        }
        if (!request.method().equals(HttpMethod.HEAD)) {
            request.setMethod(HttpMethod.GET);
        }
        request.setProtocolVersion(HttpVersion.HTTP_1_1).setDecoderResult(DecoderResult.SUCCESS);
        request.headers()
                .remove(HttpHeaderNames.CONTENT_LENGTH)
                .remove(HttpHeaderNames.TRANSFER_ENCODING)
                .remove(HttpHeaderNames.EXPECT)
                .remove(HttpHeaderNames.UPGRADE)
                .set(HttpHeaderNames.HOST, "localhost")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }

    /** Returns what to answer if this is the path of an invalid request. */
    static @Nullable RuntimeException refusal(String path) {
        if (!path.startsWith(ADDRESS)) {
            return null;
        }
        return RequestFault.valueOf(path.substring(ADDRESS.length())).refusal();
    }

    /** Whether the body of a request ended with something that is not valid HTTP. Then nothing else is read from its connection. */
    static boolean isBodyMalformed(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel().hasAttr(MALFORMED_BODY);
    }
}
