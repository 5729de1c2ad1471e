package dev.packit.stats.job;

import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.packit.Wildcard;
import dev.packit.stats.web.request.BadParameter;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.NotFoundException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Understands plus signs in query strings that people type, such as {@code package=c++20}. Strictly, each of them is a space.
 * If nothing has the name with spaces, but something has the one with plus signs, the latter is what was meant.
 */
@ApplicationScoped
class PlusSigns {

    /** The key in a request's data that says that it has been read already. */
    private static final String READ = PlusSigns.class.getName();

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final Set<String> NAMES =
            Set.of("q", "project", "package", "branch", "release", "target", "identifier");

    /** Maximum number of parts that are looked up, each in the database; a query string with more is left as it is. */
    private static final long MOST_OPEN = 50;

    @Inject
    ProjectDirectory directory;

    @Inject
    PipelineIndex index;

    @Inject
    Candidates candidates;

    @Inject
    JobStore store;

    void beforeResources(@Observes @Priority(6) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            String query = context.request().query();
            if (query == null
                    || !READING.contains(context.request().method())
                    || context.get(READ) != null
                    || !isWorthReading(query)) {
                context.next();
            } else {
                context.put(READ, true);
                context.vertx()
                        .executeBlocking(() -> understood(query), false)
                        .onComplete(found -> go(context, query, found.succeeded() ? found.result() : query));
            }
        });
    }

    private static void go(RoutingContext context, String query, String understood) {
        if (understood.equals(query)) {
            context.next();
        } else {
            context.reroute(context.request().method(), context.request().path() + "?" + understood);
        }
    }

    private static boolean isWorthReading(String query) {
        long open = Arrays.stream(query.split("&")).filter(PlusSigns::isOpen).count();
        return open > 0 && open <= MOST_OPEN;
    }

    /** Whether a part of a query string can be read in two ways. */
    private static boolean isOpen(String part) {
        int equals = part.indexOf('=');
        return equals > 0 && part.indexOf('+', equals) > 0 && NAMES.contains(part.substring(0, equals));
    }

    /** Returns a query string with all plus signs encoded that are not spaces. */
    @ActivateRequestContext
    String understood(String query) {
        try {
            return Arrays.stream(query.split("&")).map(this::read).collect(Collectors.joining("&"));
        } catch (PersistenceException away) {
            // the page says so
            return query;
        }
    }

    private String read(String part) {
        if (!isOpen(part)) {
            return part;
        }
        String name = part.substring(0, part.indexOf('='));
        String value = part.substring(part.indexOf('=') + 1);
        String[] several = value.split(",", -1);
        boolean isList = several.length > 1 && several.length <= MOST_OPEN && !exists(name, decoded(value));
        return name + "="
                + (isList && read(name, value).equals(value)
                        ? Arrays.stream(several).map(one -> read(name, one)).collect(Collectors.joining(","))
                        : read(name, value));
    }

    private String read(String name, String value) {
        String withPluses = value.replace("+", "%2B");
        return !withPluses.equals(value) && !exists(name, decoded(value)) && exists(name, decoded(withPluses))
                ? withPluses
                : value;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private boolean exists(String name, String value) {
        return switch (name) {
            case "q" -> hasProjectLike(value.toLowerCase(Locale.ROOT));
            case "project" -> isProject(value);
            case "package" -> index.known().ofPackage(value).length > 0;
            case "branch" -> candidates.triggers(TriggerType.BRANCH, value, null).length > 0;
            case "release" -> candidates.triggers(TriggerType.RELEASE, value, null).length > 0;
            case "target" -> store.hasWord(new Wildcard(value)::matches);
            default -> store.hasWord(value::equals);
        };
    }

    private boolean hasProjectLike(String part) {
        return directory.all().stream().anyMatch(entry -> entry.lowerName().contains(part));
    }

    private static boolean isProject(String name) {
        try {
            ProjectName.find(name);
            return true;
        } catch (NotFoundException none) {
            return false;
        } catch (BadParameter ambiguous) {
            return true;
        }
    }
}
