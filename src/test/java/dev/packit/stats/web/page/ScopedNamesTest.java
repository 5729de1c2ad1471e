package dev.packit.stats.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScopedNamesTest {

    private final Asked asked = new Asked();

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ScopedNames())
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(asked)
            .strictRendering(true)
            .build();

    /** One of Qute's many resolvers, which applies to nothing. */
    private static final class Asked implements ValueResolver {
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public boolean appliesTo(EvalContext context) {
            times.incrementAndGet();
            return false;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            throw new IllegalStateException("It applies to nothing");
        }
    }

    private String rendered(String template, Map<String, ?> data) {
        var instance = engine.parse(template).instance();
        data.forEach(instance::data);
        return instance.render();
    }

    @Test
    void namesOfOuterScopesAreFoundInLoops() {
        String template = "{#let b='B'}{#for row in rows}{#for cell in row}{a}{b}{cell}{cell_count} {/for}{/for}{/let}";

        assertEquals(
                "ABx1 ABy2 ABz1 ",
                rendered(template, Map.of("a", "A", "rows", List.of(List.of("x", "y"), List.of("z")))));
        assertEquals(0, asked.times.get());
    }

    @Test
    void theInnermostScopeCounts() {
        assertEquals(
                "1inner2inner",
                rendered(
                        "{#for n in all}{#let name='inner'}{n}{name}{/let}{/for}",
                        Map.of("name", "outer", "all", List.of(1, 2))));
    }

    @Test
    void aNameWithoutValueIsKnown() {
        assertEquals(
                "none-",
                rendered(
                        "{#let name=null}{#for n in all}{name ?: 'none'}-{/for}{/let}",
                        Map.of("name", "outer", "all", List.of(1))));
    }

    @Test
    void anUnknownNameIsAnErrorUnlessItIsOptional() {
        assertEquals("[]", rendered("[{#for n in all}{unknown??}{/for}]", Map.of("all", List.of(1))));
        assertThrows(
                TemplateException.class, () -> rendered("{#for n in all}{unknown}{/for}", Map.of("all", List.of(1))));
    }
}
