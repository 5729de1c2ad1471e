package dev.packit.stats.web.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last answer to every question, compressed, to be shown again while the database is unavailable. */
@Singleton
class LastAnswers {

    /** An answer that is younger is not replaced, since compressing takes time. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /** What an entry takes in addition to its text, in bytes. */
    private static final int OVERHEAD = 500;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance stale(Instant at);
    }

    private final Clock clock;
    private final Cache<Question, Kept> answers;

    /** Settings of what is shown while the database is unavailable. */
    @ConfigMapping(prefix = "packit.stale")
    interface StaleConfig {

        /** How much memory the last answers may take; 0 to keep none. */
        @WithDefault("8M")
        MemorySize memory();

        /** How long an answer is kept. */
        @WithDefault("1h")
        Duration age();
    }

    /**
     * Everything on which an answer depends, except for the data.
     *
     * @param address without the query string, but with the host, since data has absolute links
     * @param query in the order of the names, so that the order in an address does not matter
     */
    record Question(Format format, String theme, String address, Map<String, List<String>> query) {

        int size() {
            return address.length()
                    + query.entrySet().stream()
                            .mapToInt(parameter -> parameter.toString().length())
                            .sum();
        }
    }

    /** @param at when it was the current answer */
    record Answer(String body, Instant at) {

        /** The body of a page that says how old it is, where it is also shown if a script replaces the content. */
        String page() {
            int content = body.indexOf('>', body.indexOf("<main ")) + 1;
            return body.substring(0, content) + Templates.stale(at).render() + body.substring(content);
        }
    }

    private record Kept(byte[] compressed, Instant at) {}

    @Inject
    LastAnswers(StaleConfig config, Clock clock) {
        this.clock = clock;
        answers = Caffeine.newBuilder()
                .ticker(new ElapsedTime(clock))
                .expireAfterWrite(config.age())
                // evict at once, so that there is never more than allowed
                .executor(Runnable::run)
                .maximumWeight(config.memory().asLongValue())
                .weigher((Question asked, Kept kept) -> OVERHEAD + 2 * asked.size() + kept.compressed.length)
                .build();
    }

    void keep(Question asked, Body body) {
        Instant now = clock.instant();
        Kept last = answers.getIfPresent(asked);
        if (last == null || Duration.between(last.at, now).abs().compareTo(YOUNG) >= 0) {
            answers.put(asked, new Kept(body.compressed(), now));
        }
    }

    @Nullable
    Answer to(Question asked) {
        Kept kept = answers.getIfPresent(asked);
        return kept == null
                ? null
                : new Answer(new String(Gzip.plain(kept.compressed), StandardCharsets.UTF_8), kept.at);
    }
}
