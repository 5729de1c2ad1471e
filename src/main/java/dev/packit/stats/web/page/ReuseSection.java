package dev.packit.stats.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that is rendered only once for equal data, since many readers look at the same rows:
 * {@code {#reuse of=job at=cdi:times.moment(job.submitted)}…{/reuse}}. Its parameters must be all that it depends on, and values
 * that are compared by what they contain, such as records.
 */
@EngineConfiguration
public final class ReuseSection implements SectionHelperFactory<SectionHelper> {

    /** With the data by which it is found, which for a run are all its jobs, this takes up to 10 MB. */
    private static final long MOST_CHARACTERS = 1_000_000;

    private final Cache<Part, Rendered> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Part part, Rendered rendered) -> rendered.text.length())
            .build();

    /** @param place an object for each place in the templates */
    private record Part(Object place, Map<String, @Nullable Object> of) {}

    private static final class Rendered extends ResultNode {

        private final String text;

        private Rendered(ResultNode node) {
            StringBuilder all = new StringBuilder();
            node.process(all::append);
            text = all.toString();
        }

        @Override
        public void process(Consumer<String> consumer) {
            consumer.accept(text);
        }
    }

    @Override
    public List<String> getDefaultAliases() {
        return List.of("reuse");
    }

    @Override
    public ParametersInfo getParameters() {
        return ParametersInfo.builder().checkNumberOfParams(false).build();
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        block.getParameters().forEach(block::addExpression);
        return outer;
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        Object place = new Object();
        Map<String, Expression> parameters = context.getParameters().keySet().stream()
                .collect(Collectors.toMap(name -> name, context::getExpression));
        return resolution ->
                resolution.evaluate(parameters).thenCompose(values -> rendered(new Part(place, values), resolution));
    }

    private CompletionStage<ResultNode> rendered(Part part, SectionHelper.SectionResolutionContext resolution) {
        Rendered before = known.getIfPresent(part);
        return before == null
                ? resolution.execute().thenApply(node -> {
                    Rendered now = new Rendered(node);
                    known.put(part, now);
                    return now;
                })
                : CompletableFuture.completedStage(before);
    }
}
