package dev.packit.stats.web.request;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Encodes characters that are not allowed in a URL, so that one typed by hand works, and rejects a {@code %} that is not part
 * of a valid percent-encoding, and what is not UTF-8. Quarkus would reject both with a bare 400 before any code of this application runs;
 * {@link #LEFT_TO_US} disables that check. All later handlers see only URLs that can be decoded and whose paths are short.
 */
@Singleton
public class AddressEncoding {

    /** A system property that must be set before Quarkus starts. */
    public static final String LEFT_TO_US = "vertx.disableURIValidation";

    /** Maximum length of a path, in characters, before anything compares it with the paths that there are. */
    public static final int LONGEST_PATH = 2_000;

    private static final String FAULT = AddressEncoding.class.getName();

    private static final Pattern HALF_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})[^&=?/]{0,2}");

    /** Of characters that are not ASCII. */
    private static final Pattern ENCODED_BYTES = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

    /** Maximum length of what is quoted in a sentence. */
    private static final int MOST_QUOTED = 30;

    private static final Pattern UNENCODED = Pattern.compile("%(?![0-9A-Fa-f]{2})|[^%A-Za-z0-9._~:/?@!$&'()*+,;=-]");

    void beforeEverything(@Observes @Priority(1) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            String address = address(context.request());
            String encoded = encoded(address);
            int path = lengthOfPath(address);
            RuntimeException refusal = path > LONGEST_PATH
                    ? new ClientErrorException(Response.Status.REQUEST_URI_TOO_LONG)
                    : InvalidRequest.refusal(address.substring(0, path));
            if (refusal != null) {
                context.put(FAULT, refusal);
                context.reroute(context.request().method(), "/" + encoded(address.substring(path)));
            } else if (encoded.equals(address)) {
                RuntimeException noText = notUtf8(address);
                if (noText != null) {
                    context.put(FAULT, noText);
                }
                context.next();
            } else {
                context.put(FAULT, fault(address));
                context.reroute(context.request().method(), encoded);
            }
        });
    }

    /** Throws in a filter rather than in the handler above, so that the response has the requested format. */
    @ServerRequestFilter(preMatching = true, priority = 2)
    void refuse(RoutingContext context) {
        RuntimeException fault = context.get(FAULT);
        if (fault != null) {
            throw fault;
        }
    }

    /** Returns the path and query string, without the host with which a request to a proxy may begin. */
    private static String address(HttpServerRequest request) {
        return request.uri().startsWith("/")
                ? request.uri()
                : request.path() + (request.query() == null ? "" : "?" + request.query());
    }

    private static int lengthOfPath(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address.length() : query;
    }

    /** Encodes byte by byte: each byte of the request line is one character here. */
    private static String encoded(String address) {
        return UNENCODED
                .matcher(address)
                .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.ISO_8859_1));
    }

    private static @Nullable RuntimeException fault(String address) {
        Matcher half = HALF_ESCAPE.matcher(address);
        if (!half.find()) {
            return null;
        }
        String problem = "contains “%s”, which is not a valid percent-encoding; write a literal percent sign as %%25"
                .formatted(half.group());
        return fault(address, half.start(), problem);
    }

    /** Looks at the query string only: a path has no page if it is not UTF-8. All bytes of a character are encoded next to each other. */
    private static @Nullable RuntimeException notUtf8(String address) {
        Matcher bytes = ENCODED_BYTES.matcher(address).region(lengthOfPath(address), address.length());
        while (bytes.find()) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(
                                HexFormat.of().parseHex(bytes.group().replace("%", ""))));
            } catch (CharacterCodingException malformed) {
                String problem = "contains “%s”, which is not valid UTF-8"
                        .formatted(bytes.group()
                                .substring(0, Math.min(bytes.group().length(), MOST_QUOTED)));
                return fault(address, bytes.start(), problem);
            }
        }
        return null;
    }

    private static RuntimeException fault(String address, int at, String problem) {
        int query = address.indexOf('?');
        if (query < 0 || at < query) {
            return new BadRequestException("The address " + problem + ".");
        }
        int parameter = Math.max(query, address.lastIndexOf('&', at)) + 1;
        return new BadParameter(address.substring(parameter).split("[=&]", 2)[0], problem);
    }
}
