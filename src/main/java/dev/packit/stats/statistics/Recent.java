package dev.packit.stats.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/** Results that are kept for a few seconds, so that the parts of a page, and several readers, share them. */
final class Recent<K, V> {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 40;

    private final Cache<K, V> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    /** Returns the result for a key, which contains the version of the data that it is based on. */
    V get(K key, Supplier<V> compute) {
        V known = kept.getIfPresent(key);
        if (known == null) {
            // not within the cache, where others would wait for it
            known = compute.get();
            kept.put(key, known);
        }
        return known;
    }
}
