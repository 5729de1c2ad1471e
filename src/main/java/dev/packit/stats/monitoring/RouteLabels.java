package dev.packit.stats.monitoring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Restricts the labels of {@code http_server_requests} to known values. A request that is rejected before it reaches a
 * route would otherwise be labelled with its raw path, and a client can send any word as a method: an attacker could fill
 * the memory of this application and of Prometheus.
 */
class RouteLabels {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH");

    /** Values that Quarkus itself uses in place of a route. */
    private static final Set<String> WORDS = Set.of("root", "NOT_FOUND", "REDIRECTION", "UNKNOWN", "/");

    private static final String OTHER = "other";

    @Produces
    @Singleton
    MeterFilter boundedLabels(BeanManager beans) {
        Set<String> routes = routes(beans);
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().startsWith("http.server.requests")) {
                    return id;
                }
                return id.replaceTags(Tags.of(id.getTags().stream()
                        .map(tag -> switch (tag.getKey()) {
                            case "uri" -> bounded(tag, routes);
                            case "method" -> bounded(tag, METHODS);
                            default -> tag;
                        })
                        .toList()));
            }
        };
    }

    private static Tag bounded(Tag tag, Set<String> known) {
        return known.contains(tag.getValue()) ? tag : Tag.of(tag.getKey(), OTHER);
    }

    private static Set<String> routes(BeanManager beans) {
        Set<String> routes = new HashSet<>(WORDS);
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(resource -> resource.isAnnotationPresent(Path.class))
                .flatMap(RouteLabels::routes)
                .forEach(routes::add);
        return routes;
    }

    private static Stream<String> routes(Class<?> resource) {
        String root = resource.getAnnotation(Path.class).value();
        return Stream.concat(
                Stream.of(root),
                Arrays.stream(resource.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Path.class))
                        .map(method -> root + "/" + path(method)));
    }

    private static String path(Method method) {
        return method.getAnnotation(Path.class).value();
    }
}
