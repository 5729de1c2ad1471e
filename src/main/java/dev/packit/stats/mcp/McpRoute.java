package dev.packit.stats.mcp;

import dev.packit.stats.web.SiteConfig;
import dev.packit.stats.web.answer.PlainError;
import dev.packit.stats.web.request.BodyReader;
import dev.packit.stats.web.request.Refusals;
import dev.packit.stats.web.request.TryLater;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only messages that can be answered pass to the server, with the limits of every other request. There are no sessions:
 * nothing that a client has sent is remembered, and no stream is kept open for it.
 */
@Singleton
class McpRoute {

    private static final String PATH = "/mcp";

    private static final String SESSION = "Mcp-Session-Id";

    private static final String VERSION = "MCP-Protocol-Version";

    /** What the extension implements. */
    private static final List<String> VERSIONS = List.of("2024-11-05", "2025-03-26", "2025-06-18");

    private static final String JSON = "application/json";

    private static final String STREAM = "text/event-stream";

    /** Maximum number of the largest possible messages in memory at the same time. */
    private static final long AT_A_TIME = 64;

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final McpConfig config;
    private final SiteConfig site;
    private final ConnectionManager connections;
    private final BodyReader reader;

    @Inject
    McpRoute(McpConfig config, SiteConfig site, ConnectionManager connections) {
        this.config = config;
        this.site = site;
        this.connections = connections;
        reader = new BodyReader(config.deadline(), AT_A_TIME * config.size().asLongValue());
    }

    void readBodies(@Observes @Priority(3) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            if (context.normalizedPath().equals(PATH)) {
                reader.read(context, config.enabled() ? config.size().asLongValue() : 0);
            } else {
                context.next();
            }
        });
    }

    void beforeServer(@Observes @Priority(6) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            String path = context.normalizedPath();
            if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
                context.next();
                return;
            }
            PlainError refusal = refusal(context, path);
            if (refusal != null) {
                refusal.end(context);
            } else {
                pass(context);
            }
        });
    }

    private @Nullable PlainError refusal(RoutingContext context, String path) {
        if (!config.enabled()) {
            return PlainError.of(context, 404, "The server for assistants (MCP) is disabled.");
        }
        RuntimeException refused = Refusals.of(context);
        if (refused != null) {
            if (refused instanceof TryLater later) {
                context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds()));
            }
            return PlainError.of(context, refused);
        }
        if (!path.equals(PATH)) {
            return PlainError.of(context, 404, "The server for assistants (MCP) is at " + PATH + ".");
        }
        if (!HttpMethod.POST.equals(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, "POST");
            return PlainError.of(context, 405, "This is a server for assistants (MCP), which send messages with POST.");
        }
        MultiMap headers = context.request().headers();
        if (!headers.getAll(HttpHeaders.ORIGIN).stream().allMatch(origin -> isOwn(origin, site.url()))) {
            return PlainError.of(context, 403, "Requests from pages on other sites are not allowed.");
        }
        if (!VERSIONS.containsAll(headers.getAll(VERSION))) {
            return PlainError.of(context, 400, "%s must be one of %s.".formatted(VERSION, String.join(", ", VERSIONS)));
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.split(";")[0].strip().equalsIgnoreCase(JSON)) {
            return PlainError.of(context, 415, "A message must have the Content-Type " + JSON + ".");
        }
        List<String> accepted = headers.getAll(HttpHeaders.ACCEPT);
        return accepts(accepted, JSON) && accepts(accepted, STREAM)
                ? null
                : PlainError.of(context, 406, "The Accept header must contain %s and %s.".formatted(JSON, STREAM));
    }

    /** As the server itself looks for them. */
    private static boolean accepts(List<String> accepted, String type) {
        return accepted.stream().anyMatch(header -> header.contains(type));
    }

    /**
     * Whether a page that sends messages is one of this site's. A foreign page could make its own host name lead here, so that of
     * the request says nothing.
     *
     * @param site its public address; without one, only pages of the same machine may send messages
     */
    static boolean isOwn(String origin, Optional<URI> site) {
        URI page;
        try {
            page = URI.create(origin);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
        return site.map(own -> own.getScheme().equalsIgnoreCase(page.getScheme())
                        && own.getAuthority().equalsIgnoreCase(page.getAuthority()))
                .orElse(page.getHost() != null && OWN_MACHINE.contains(page.getHost()));
    }

    private void pass(RoutingContext context) {
        Message message = Message.of(context.body().buffer());
        if (message.answer() != null) {
            context.response()
                    .setStatusCode(message.isReadable() ? 200 : 400)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(message.answer().toBuffer());
        } else if (message.isNotification()) {
            context.response().setStatusCode(202).end();
        } else {
            // otherwise the server would wait for the body, which has been read
            ((RoutingContextInternal) context).visitHandler(RoutingContextInternal.BODY_HANDLER);
            context.request().headers().remove(SESSION);
            context.addHeadersEndHandler(
                    answered -> endSession(context.response().headers()));
            context.next();
        }
    }

    private void endSession(MultiMap headers) {
        String session = headers.get(SESSION);
        if (session != null) {
            headers.remove(SESSION);
            connections.remove(session);
        }
    }
}
