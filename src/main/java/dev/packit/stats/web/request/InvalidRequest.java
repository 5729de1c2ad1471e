package dev.packit.stats.web.request;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what is not valid HTTP, which Vert.x would answer by itself without a body, as a request for an address that no
 * client can send, so that it is answered like every other error. What had been read before the fault counts, such as an
 * {@code Accept} header, and, if that is nothing, what {@link RequestBeginning} remembers. Nothing else is read from the connection.
 */
final class InvalidRequest extends ChannelInboundHandlerAdapter {

    /** The start of the address. Clients cannot send this character, since each byte of theirs becomes a character. */
    private static final String ADDRESS = "/…";

    private final RequestBeginning beginning;
    private boolean ended;

    InvalidRequest(RequestBeginning beginning) {
        this.beginning = beginning;
    }

    private enum Fault {
        LINE_TOO_LONG,
        HEADER_TOO_LONG,
        NO_HTTP,
        NO_HOST,
        NO_PATH
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        Fault fault = received instanceof DefaultHttpRequest request ? fault(request) : null;
        if (ended) {
            ReferenceCountUtil.release(received);
        } else if (fault == null) {
            if (received instanceof DefaultHttpRequest) {
                beginning.complete();
            }
            context.fireChannelRead(received);
        } else {
            ended = true;
            replace((DefaultHttpRequest) received, fault);
            context.fireChannelRead(received);
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    private static @Nullable Fault fault(DefaultHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            Throwable cause = request.decoderResult().cause();
            if (cause instanceof TooLongHttpLineException) {
                return Fault.LINE_TOO_LONG;
            }
            return cause instanceof TooLongHttpHeaderException ? Fault.HEADER_TOO_LONG : Fault.NO_HTTP;
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1 || !HostHeader.isValid(hosts.get(0))) {
            return Fault.NO_HOST;
        }
        return hasPath(request.uri()) ? null : Fault.NO_PATH;
    }

    /** There is none in what OPTIONS and CONNECT can be asked for. What proxies are asked for begins with a host. */
    private static boolean hasPath(String address) {
        int host = address.indexOf("://");
        return address.startsWith("/") || host >= 0 && address.indexOf('/', host + 3) >= 0;
    }

    private void replace(DefaultHttpRequest request, Fault fault) {
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
        return switch (Fault.valueOf(path.substring(ADDRESS.length()))) {
            case LINE_TOO_LONG -> new ClientErrorException(Response.Status.REQUEST_URI_TOO_LONG);
            case HEADER_TOO_LONG -> new ClientErrorException(Response.Status.REQUEST_HEADER_FIELDS_TOO_LARGE);
            case NO_HTTP -> new BadRequestException("The request is not valid HTTP.");
            case NO_HOST -> new BadRequestException(HostHeader.PROBLEM);
            case NO_PATH -> new NotFoundException();
        };
    }
}
