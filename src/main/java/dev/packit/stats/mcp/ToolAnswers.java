package dev.packit.stats.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.database.Effort;
import dev.packit.stats.web.answer.Sentences;
import io.quarkiverse.mcp.server.RawMessage;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers a tool's question in JSON, or says in a sentence why that cannot be done. */
@Singleton
class ToolAnswers {

    @Inject
    CurrentVertxRequest current;

    @Inject
    Effort effort;

    @Inject
    ObjectMapper json;

    /**
     * Answers in a request context of its own: the extension forgets its context without destroying what is in it, and turns at
     * expensive requests would never be given back.
     */
    ToolResponse of(RawMessage message, Supplier<?> question) {
        RoutingContext request = current.getCurrent();
        ManagedContext requests = Arc.container().requestContext();
        @Nullable ContextState outer = requests.getStateIfActive();
        requests.activate();
        try {
            current.setCurrent(request);
            return answer(message, question);
        } finally {
            requests.terminate();
            if (outer != null) {
                requests.activate(outer);
            }
        }
    }

    private ToolResponse answer(RawMessage message, Supplier<?> question) {
        try {
            Arguments.check(message);
            effort.limit();
            return ToolResponse.success(
                    Shortened.of(json.valueToTree(question.get())).toString());
        } catch (RuntimeException failure) {
            return ToolResponse.error(Sentences.of(failure));
        }
    }
}
