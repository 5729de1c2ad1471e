package dev.packit.stats.monitoring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Adapts the metrics that Quarkus and Micrometer register: drops some, bounds their labels, and adds missing help texts. */
@Singleton
class MeterFilters implements RedisOptionsCustomizer {

    /**
     * The number of threads, without a label that says of which group. Quarkus registers it for each of Vert.x's two groups,
     * and Micrometer ignores the second one with a warning.
     */
    private static final String AMBIGUOUS = "netty.eventexecutor.workers";

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("http.server.active.requests", "HTTP requests in progress"),
            Map.entry("http.server.bytes.read", "Size of HTTP request bodies"),
            Map.entry("http.server.bytes.written", "Size of HTTP response bodies"),
            Map.entry("netty.allocator.memory.used", "Memory reserved by Netty's allocator"),
            Map.entry("netty.allocator.memory.pinned", "Memory used by Netty's buffers"),
            Map.entry("netty.allocator.pooled.arenas", "Arenas of Netty's allocator"),
            Map.entry("netty.allocator.pooled.cache.size", "Maximum size of a cache of Netty's allocator"),
            Map.entry("netty.allocator.pooled.chunk.size", "Size of a chunk that Netty's allocator reserves"),
            Map.entry("netty.allocator.pooled.threadlocal.caches", "Thread-local caches of Netty's allocator"),
            Map.entry("netty.eventexecutor.tasks.pending", "Tasks waiting for a Netty event loop thread"));

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH");

    private static final String REQUESTS = "http.server.requests";

    /** Values that Quarkus itself uses in place of a route, and routes that are not resources. */
    private static final Set<String> WORDS = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "/", "/mcp");

    /** What Quarkus calls the route {@code /}. */
    private static final String ROOT = "root";

    /** A parameter of a route with the pattern of its values, which may contain numbers of repetitions in braces. */
    private static final Pattern CONSTRAINED = Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

    /** Bounds in milliseconds, from a page that comes from memory to one that nobody waits for. */
    private static final long[] DURATIONS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000};

    private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(LongStream.of(DURATIONS)
                    .mapToDouble(TimeUnit.MILLISECONDS::toNanos)
                    .toArray())
            .build();

    /**
     * Drops Vert.x's metrics about its own connections to Redis, which would be mixed up with those about the server. This
     * cannot be a filter bean: Quarkus creates the client, and with it these metrics, before it applies those. It also creates
     * a second client that it does not use, and Micrometer would warn about every gauge that is registered again.
     */
    @Override
    public void customize(String client, RedisOptions options) {
        Metrics.globalRegistry.config().meterFilter(MeterFilter.denyNameStartsWith("redis."));
    }

    @Produces
    @Singleton
    static MeterFilter filter(BeanManager beans) {
        Set<String> routes = routes(beans);
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return id.getName().equals(AMBIGUOUS) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }

            @Override
            public Meter.Id map(Meter.Id id) {
                return described(id.getName().equals(REQUESTS) ? bounded(id, routes) : id);
            }

            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS) ? BUCKETS.merge(config) : config;
            }
        };
    }

    private static Meter.Id described(Meter.Id id) {
        String description = id.getDescription() == null ? DESCRIPTIONS.get(id.getName()) : null;
        return description == null
                ? id
                : new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), description, id.getType());
    }

    /**
     * Restricts labels to known values. A request that is rejected before it reaches a route would otherwise be labelled with
     * its raw path, and a client can send any word as a method: an attacker could fill the memory of this application and of
     * Prometheus.
     */
    private static Meter.Id bounded(Meter.Id id, Set<String> routes) {
        return id.replaceTags(Tags.of(id.getTags().stream()
                .map(tag -> switch (tag.getKey()) {
                    case "uri" -> bounded(Tag.of(tag.getKey(), readable(tag.getValue())), routes);
                    case "method" -> bounded(tag, METHODS);
                    default -> tag;
                })
                .toList()));
    }

    /** Returns a route without the patterns of its parameters. */
    private static String readable(String route) {
        return route.equals(ROOT) ? "/" : CONSTRAINED.matcher(route).replaceAll("{$1}");
    }

    private static Tag bounded(Tag tag, Set<String> known) {
        return known.contains(tag.getValue()) ? tag : Tag.of(tag.getKey(), "other");
    }

    private static Set<String> routes(BeanManager beans) {
        Set<String> routes = new HashSet<>(WORDS);
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(resource -> resource.isAnnotationPresent(Path.class))
                .flatMap(MeterFilters::routes)
                .map(MeterFilters::readable)
                .forEach(routes::add);
        return routes;
    }

    private static Stream<String> routes(Class<?> resource) {
        String root = resource.getAnnotation(Path.class).value();
        return Stream.concat(
                Stream.of(root),
                Arrays.stream(resource.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Path.class))
                        .map(method ->
                                root + "/" + method.getAnnotation(Path.class).value()));
    }
}
