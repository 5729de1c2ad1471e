package dev.packit.stats.web.request;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Rejects an invalid Host header, because absolute links contain it. */
@Singleton
class HostHeader {

    static final String PROBLEM = "The Host header does not contain a valid host name.";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /** Checks the host that a trusted proxy has passed on. {@link InvalidRequest} checks the header itself. */
    @ServerRequestFilter(preMatching = true, priority = 1)
    void refuse(HttpServerRequest request) {
        if (!isValid(request.authority())) {
            throw new BadRequestException(PROBLEM);
        }
    }

    static boolean isValid(String header) {
        return isValid(HostAndPort.parseAuthority(header, -1));
    }

    /** Stricter than RFC 3986, which allows quotes and other characters. */
    static boolean isValid(@Nullable HostAndPort authority) {
        return authority != null && (NAME.matcher(authority.host()).matches() || isAddress(authority.host()));
    }

    /** Uses {@link URI} to recognize IPv6 addresses. */
    private static boolean isAddress(String host) {
        try {
            return host.startsWith("[") && host.equals(URI.create("//" + host).getHost());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
