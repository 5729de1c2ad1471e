package dev.packit.stats.web.request;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not valid HTTP (RFC 9110 and 9112), or not of a kind that is understood here. All of them are errors of the
 * client, also where HTTP has a status from 500 on, since those count as errors of this server and alert its operators.
 */
enum RequestFault {
    LINE_TOO_LONG,
    HEADER_TOO_LONG,
    NO_HTTP,
    VERSION,
    NO_HOST,
    NO_PATH,
    CODING;

    /** Returns the first fault of a request whose header has arrived. */
    static @Nullable RequestFault of(DefaultHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            Throwable cause = request.decoderResult().cause();
            if (cause instanceof TooLongHttpLineException) {
                return LINE_TOO_LONG;
            }
            return cause instanceof TooLongHttpHeaderException ? HEADER_TOO_LONG : NO_HTTP;
        }
        if (request.protocolVersion().majorVersion() != HttpVersion.HTTP_1_1.majorVersion()
                || !request.protocolVersion().protocolName().equals(HttpVersion.HTTP_1_1.protocolName())) {
            return VERSION;
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1 || !HostHeader.isValid(hosts.get(0))) {
            return NO_HOST;
        }
        RequestFault target = ofTarget(request.uri());
        return target != null || isCodingUnderstood(request) ? target : CODING;
    }

    /** There is no path in what OPTIONS and CONNECT can be asked for. What proxies are asked for begins with a host. */
    private static @Nullable RequestFault ofTarget(String target) {
        if (target.startsWith("/")) {
            return null;
        }
        int scheme = target.indexOf("://");
        int host = scheme + "://".length();
        int path = scheme < 0 ? -1 : target.indexOf('/', host);
        if (path < 0) {
            return NO_PATH;
        }
        return HostHeader.isValid(target.substring(host, path)) ? null : NO_HOST;
    }

    /** Otherwise, the end of the body is uncertain: to a proxy that looks for it in another way, it would be the next request. */
    private static boolean isCodingUnderstood(DefaultHttpRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0))
                        && !request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    RuntimeException refusal() {
        return switch (this) {
            case LINE_TOO_LONG -> new ClientErrorException(Response.Status.REQUEST_URI_TOO_LONG);
            case HEADER_TOO_LONG -> new ClientErrorException(Response.Status.REQUEST_HEADER_FIELDS_TOO_LARGE);
            case NO_HTTP -> new BadRequestException("The request is not valid HTTP.");
            case VERSION -> new BadRequestException("The request must be HTTP/1.0 or HTTP/1.1.");
            case NO_HOST -> new BadRequestException(HostHeader.PROBLEM);
            case NO_PATH -> new NotFoundException();
            case CODING ->
                new BadRequestException(
                        "The only Transfer-Encoding that a request may have is “chunked”, in HTTP/1.1.");
        };
    }
}
