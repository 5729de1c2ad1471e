package dev.packit.stats.web.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.web.SiteConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Rendered responses that are the same for all readers and may be a few seconds old. */
@Singleton
class KeptBodies {

    /** Maximum size of the cache, in bytes. */
    private static final long MOST_KEPT = 4_000_000;

    private final Cache<String, Body> bodies;

    @Inject
    KeptBodies(SiteConfig config) {
        bodies = Caffeine.newBuilder()
                .expireAfterWrite(config.kept())
                .maximumWeight(MOST_KEPT)
                .weigher((String asked, Body body) -> 2 * asked.length() + body.size())
                .build();
    }

    Body get(String asked, Supplier<Body> body) {
        return bodies.get(asked, key -> body.get());
    }
}
